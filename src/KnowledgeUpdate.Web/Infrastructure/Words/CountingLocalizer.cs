using System.Globalization;
using KnowledgeUpdate.Application.Common;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>An area's words, in the singular where English wants it: see <see cref="OneOf"/>.</summary>
internal sealed class CountingLocalizer<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly IStringLocalizer inner = factory.Create(typeof(T));

    public LocalizedString this[string name] => inner[name];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = inner[name];
            return new LocalizedString(
                name,
                string.Format(CultureInfo.CurrentCulture, OneOf.Sentence(name, found.Value, arguments), arguments),
                found.ResourceNotFound
            );
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);
}
