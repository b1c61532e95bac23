using System.Reflection;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Tests.Conventions;

public sealed class SentFormTests
{
    /// <summary>Otherwise a refusal would stand beside a field of another form, or on top only.</summary>
    [Fact]
    public void A_form_that_is_not_the_usual_one_is_named_by_the_handler_that_takes_it() =>
        Assert.Empty(
            from page in typeof(CurrentSession).Assembly.GetTypes()
            where page.IsAssignableTo(typeof(PageModel))
            from form in page.GetProperties()
            where
                form.IsDefined(typeof(BindPropertyAttribute))
                && form.PropertyType.DeclaringType == page
                && !form.PropertyType.IsEnum
                && form.Name != SentFormAttribute.Usual
            where page.GetMethods().All(m => m.GetCustomAttribute<SentFormAttribute>()?.Name != form.Name)
            select $"{page.Name}.{form.Name}"
        );
}
