using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Delivery;

/// <summary>Attendance of a seminar.</summary>
public sealed class AttendanceModel(IMediator mediator, Actor actor) : PageModel
{
    /// <summary>The half day of which only people without a sign are shown.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Missing { get; set; }

    public bool OpensDisputes => actor.Is(Role.UnitAdministrator, Role.ProgrammeOffice, Role.Auditor);

    public AttendanceSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct) => Sheet = await mediator.Send(new GetAttendance(id, Missing, new PageOf(p, size == 0 ? 50 : size)), ct);
}
