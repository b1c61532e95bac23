namespace KnowledgeUpdate.Web.Tests.Conventions;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("<time>11-24 09:40</time>"), InlineData("<time datetime='2026-11-24T24:00+08:00'>11-24 24:00</time>")]
    [InlineData("<figure><svg></svg><details></details></figure>"), InlineData("<span><div></div></span>")]
    [InlineData("<select required><option value=a>A</option></select>"), InlineData("<div hx-get='/'></div>")]
    [InlineData("<h1>A</h1><h3>B</h3>")]
    public void A_fault_is_found(string html) => Assert.Single(Markup.Faults(html));

    [Theory]
    [InlineData("<time datetime='2026-11-24T09:40+08:00'>11-24 09:40</time>"), InlineData("<time datetime='2026-11-24'></time>")]
    [InlineData("<div><figure><svg></svg><figcaption></figcaption></figure><details></details></div>")]
    [InlineData("<select required><option value=''></option><option>A</option></select>"), InlineData("<div data-hx-get='/'></div>")]
    [InlineData("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>")]
    public void What_is_right_is_not_found(string html) => Assert.Empty(Markup.Faults(html));
}
