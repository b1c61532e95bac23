using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Imports;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Imports;

/// <summary>The first step of an import of hours: choose the file.</summary>
public sealed class NewModel(IMediator mediator, Actor actor) : PageModel
{
    /// <summary>What is chosen.</summary>
    public sealed class InputModel
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty] public InputModel Input { get; set; } = new();

    public static string HeadingOf(ImportColumn column) => ImportTemplate.Headings[column];

    public void OnGet() => actor.Demand(Role.UnitAdministrator, Role.ProgrammeOffice);

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken ct)
    {
        var file = await mediator.Send(new GetImportTemplate(), ct);
        return File(file.Content, ImportDownload.Xlsx, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        OnGet();
        using var content = new MemoryStream();
        if (Input.File is not null)
            await Input.File.CopyToAsync(content, ct);
        var id = await mediator.Send(new UploadImport(Input.File?.FileName, content.ToArray()), ct);
        return RedirectToPage("Details", new { id });
    }
}
