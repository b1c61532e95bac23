using System.Globalization;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// An area's words: its own text, then the shared one, never another area's; in the singular where English wants it, see
/// <see cref="Singulars"/>.
/// </summary>
internal sealed class AreaLocalizer<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly IStringLocalizer own = factory.Create(typeof(T)),
        shared = factory.Create(typeof(SharedText));

    public LocalizedString this[[Sentence] string name] => own[name] is { ResourceNotFound: false } found ? found : shared[name];

    public LocalizedString this[[Sentence] string name, params object[] arguments]
    {
        get
        {
            var found = this[name];
            return new LocalizedString(
                name,
                string.Format(CultureInfo.CurrentCulture, Singulars.Sentence(name, found.Value, arguments), arguments),
                found.ResourceNotFound
            );
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => own.GetAllStrings(includeParentCultures);
}
