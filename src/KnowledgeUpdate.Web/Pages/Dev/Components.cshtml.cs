using Microsoft.AspNetCore.Mvc.Rendering;
using static KnowledgeUpdate.Web.Pages.Dev.SampleWords;

namespace KnowledgeUpdate.Web.Pages.Dev;

/// <summary>
/// Every component in its states, in the shell named by <c>?shell=</c>, to look at and for the accessibility tests. Development only.
/// </summary>
public sealed class ComponentsModel : PageModel
{
    public sealed class InputModel
    {
        public string? Audience { get; set; }

        /// <summary>A figure with a unit.</summary>
        public int? Number { get; set; }

        /// <summary>Start of a period.</summary>
        public DateOnly? From { get; set; }

        /// <summary>End of a period.</summary>
        public DateOnly? To { get; set; }

        public string? Telephone { get; set; }

        public decimal? Grant { get; set; }

        public string? Category { get; set; }

        public bool Agreed { get; set; }

        public string? Password { get; set; }

        public IFormFile? File { get; set; }

        public string? Decision { get; set; }

        public List<string> Sections { get; set; } = [];

        /// <summary>An opinion with saved phrases.</summary>
        public string? Opinion { get; set; }

        public List<RowModel> Rows { get; set; } = [];
    }

    public sealed class RowModel
    {
        public string? Title { get; set; }

        /// <summary>Hours (学时).</summary>
        public decimal? Hours { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Shown in the desk or the public shell.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Shell { get; set; }

    /// <summary>Shows the form with its errors.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Errors { get; set; }

    public void OnGet()
    {
        Input = new()
        {
            Audience = T(
                "Engineers of border ports with an intermediate title or above",
                "口岸运营、海关技术和跨境物流企业中具有中级以上职称的专业技术人员"
            ),
            Number = 50,
            From = new(2027, 6, 14),
            To = new(2027, 6, 18),
            Grant = 150_000m,
            Decision = "Recommend",
            Sections = ["Course"],
            Opinion = T("Recommended.", "同意推荐。"),
            Rows =
            [
                new() { Title = T("Smart ports today", "智慧口岸建设形势与通关便利化"), Hours = 4 },
                new() { Title = T("Visit to a port", "现场教学：友谊关口岸智慧卡口"), Hours = 4 },
            ],
        };
        if (Errors)
            Refuse();
    }

    /// <summary>Shows the form again with its errors.</summary>
    public void OnPost() => Refuse();

    private void Refuse()
    {
        ModelState.Clear();
        Input.Number = 120;
        Input.To = new(2027, 6, 10);
        ModelState.AddModelError("", T("The call closed on 2026-10-23", "申报已于 2026-10-23 截止"));
        ModelState.AddModelError(
            "Input.Telephone",
            T("Enter a mobile number of 11 digits, such as 13800000000", "填写 11 位手机号码，例如 13800000000")
        );
        ModelState.AddModelError(
            "Input.Number",
            T(
                "Enter a number from 30 to 70. It is 120 now, more than part 4 of the call allows",
                "填写 30 至 70 之间的人数。现为 120，超出申报通知第四条的上限"
            )
        );
        ModelState.AddModelError("Input.To", T("Enter an end date not before 2027-06-14", "填写不早于 2027-06-14 的结束日期"));
        ModelState.AddModelError("Input.Decision", T("Choose a decision", "选择初审结论"));
        Input.Decision = null;
    }

    /// <summary>Entries of the sample select.</summary>
    public IEnumerable<SelectListItem> Categories =>
        [
            new(T("Advanced seminar", "高级研修"), "Advanced"),
            new(T("Urgently needed skills", "急需紧缺"), "Urgent"),
            new(T("Post training", "岗位培训"), "Post"),
        ];
}
