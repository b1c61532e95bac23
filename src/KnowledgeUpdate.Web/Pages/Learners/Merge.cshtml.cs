using KnowledgeUpdate.Application.Learners;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Pages.Learners;

/// <summary>Two records side by side, and what their merge would do.</summary>
public sealed class MergeModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty] public InputModel Input { get; set; } = new();

    public MergePreview Preview { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, Guid other, CancellationToken ct) => Preview = await mediator.Send(new GetMergePreview(id, other), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, CancellationToken ct)
    {
        await OnGetAsync(id, other, ct);
        await mediator.Send(new MergeLearners(id, other, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The two records are one now."].Value;
        return RedirectToPage("Details", new { id });
    }
}
