using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals.Forms;

/// <summary>The filing form as a task list with the state of each section.</summary>
public sealed class FormModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public ProposalView Proposal { get; private set; } = null!;

    /// <summary>Why the proposal was returned last; null: it is not returned.</summary>
    public TrailStep? Returned =>
        Proposal.State == ProposalState.Returned ? Proposal.Trail.LastOrDefault(t => t.Decision == ReviewDecision.Returned) : null;

    public IReadOnlyList<TaskGroup> Tasks =>
        [
            new(
                text["The seminar"],
                [
                    .. new[]
                    {
                        ProposalSection.Topic,
                        ProposalSection.Rationale,
                        ProposalSection.Trainees,
                        ProposalSection.Schedule,
                    }.Select(Task),
                ]
            ),
            new(text["Teaching"], [.. new[] { ProposalSection.Lecturers, ProposalSection.Courses }.Select(Task)]),
            new(
                text["Money and results"],
                [
                    .. new[]
                    {
                        ProposalSection.Budget,
                        ProposalSection.Funding,
                        ProposalSection.Results,
                        ProposalSection.Attachments,
                    }.Select(Task),
                ]
            ),
            new(
                text["File the proposal"],
                [
                    new(
                        text["Check all answers"],
                        text["Then file with the reviewing unit"],
                        Url.Page("Check", new { id = Proposal.Id }),
                        Proposal.Faults.Count == 0 ? Tone.Good : Tone.Idle,
                        Proposal.Faults.Count == 0 ? text["Ready to file"] : text["{0} answers missing", Proposal.Faults.Count]
                    ),
                ]
            ),
        ];

    public NextStrip Next =>
        new(
            text["It is your turn"],
            Proposal.State == ProposalState.Returned
                ? text["Change the marked sections and file again: {0}.", words.List(Proposal.OpenSections.Select(s => words[s]))]
                : text[
                    "Fill in the sections and file; {0} gives the first review.",
                    Proposal.Content.RecommenderName ?? text["the unit you choose"].Value
                ],
            true,
            null,
            text[
                "until {0}",
                Proposal.State == ProposalState.Returned && Proposal.Call.Terms.FirstReviewDueOn is { } due
                    ? Show.Date(due) + " 24:00"
                    : Show.Deadline(Proposal.Call.ClosesAt)
            ]
        );

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.FileSeminarProposal);
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        return Proposal.Rights.Edit ? Page() : RedirectToPage("/Seminars/Proposals/Details", new { id });
    }

    private TaskItem Task(ProposalSection section)
    {
        var (untouched, missing) = Proposal.StateOf(section);
        var isOpen = Proposal.State == ProposalState.Draft || Proposal.OpenSections.Contains(section);
        var note = isOpen ? Line(section) : text["The reviewer did not open this section"].Value;
        var href = isOpen ? Url.Page("Section", new { id = Proposal.Id, section }) : null;
        return untouched ? new(words[section], note, href, Tone.Idle, text["Not begun"])
            : missing > 0 ? new(words[section], note, href, Tone.Bad, text["{0} to be completed", missing])
            : new(words[section], note, href, Tone.Good, text["Complete"]);
    }

    private string? Line(ProposalSection section)
    {
        var c = Proposal.Content;
        return section switch
        {
            ProposalSection.Topic => c.Kind is { } kind ? $"{words[kind]} · {Proposal.Field?.Name}" : null,
            ProposalSection.Rationale => c.Grounds is { Length: > 40 } g ? Characters.Cut(g, 40) + "…" : c.Grounds,
            ProposalSection.Trainees => c.HeadCount is { } n ? text["{0} people", n].Value : null,
            ProposalSection.Schedule => c.StartsOn is { } d ? $"{Show.Date(d)} · {text["{0} days", c.Days ?? 0].Value} · {c.Place}" : null,
            ProposalSection.Lecturers => c.Lecturers.Count > 0 ? text["{0} lecturers", c.Lecturers.Count].Value : null,
            ProposalSection.Courses => c.Courses.Count > 0
                ? text["{0} lessons, {1} hours", c.Courses.Count, Show.Hours(c.TotalHours)].Value
                : null,
            ProposalSection.Budget => Proposal.Working is { } w && c.Budget is not null
                ? text["{0} yuan", Show.Money(w.Total)].Value
                : null,
            ProposalSection.Funding => c.TotalFunds > 0 ? text["{0} yuan", Show.Money(c.TotalFunds)].Value : null,
            ProposalSection.Results => c.Results is { Length: > 40 } r ? Characters.Cut(r, 40) + "…" : c.Results,
            _ => c.Attachments.Count > 0 ? text["{0} files", c.Attachments.Count].Value : null,
        };
    }
}
