using System.Globalization;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// The form 选题申报表 as PDF: a filed version, by default the last. For the filing unit, while nothing is filed, the draft, marked as one on
/// every page: the call may ask for a stamped form.
/// </summary>
[Requires(Permission.ReadSeminarProposals)]
public sealed record DownloadProposalForm(Guid Id, int? Version = null) : IQuery<FileContent>;

internal sealed class DownloadProposalFormHandler(
    PortalDbContext db,
    Actor actor,
    SeminarAccess access,
    ProposalForms forms,
    ChineseWords words,
    IDocumentRenderer renderer,
    TimeProvider clock
) : IRequestHandler<DownloadProposalForm, FileContent>
{
    public async Task<FileContent> Handle(DownloadProposalForm query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(query.Id, cancellationToken);
        if (access.IsBlindFor(proposal))
            throw new ForbiddenException("This call is scored without names: its experts read the proposal on its page, not its form.");
        var version = await db
            .ProposalVersions.Where(v => v.ProposalId == proposal.Id && (query.Version == null || v.Number == query.Version))
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var isDraft = version is null;
        if (version is null)
        {
            if (query.Version is not null || proposal.OrganisationId != actor.OrganisationId)
                throw new RuleException("The proposal has not been filed yet: there is no form to print.");
            var code = await db
                .Organisations.Where(o => o.Id == proposal.OrganisationId)
                .Select(o => o.CreditCode)
                .SingleAsync(cancellationToken);
            version = ProposalVersion.Draft(proposal, code, actor.Me, clock.GetUtcNow());
        }

        var c = version.Content;
        var field = await db.Fields.Where(f => f.Code == c.Field).Select(f => f.Name).SingleOrDefaultAsync(cancellationToken);
        var fees = await forms.WorkAsync(c, proposal.Call.Terms, version.FiledAt, cancellationToken);
        var opinions =
            actor.ScopeOf(Permission.ReadSeminarProposals) == Scope.Assigned
                ? []
                : await db
                    .ReviewSteps.Where(s => s.SubjectId == proposal.Id && s.Decision != ReviewDecision.Submitted && s.At >= version.FiledAt)
                    .OrderBy(s => s.At)
                    .ToListAsync(cancellationToken);
        var data = new ProposalFormData
        {
            ProgrammeName = (actor.Tenant?.ShortName ?? "") + (actor.Tenant?.ProgrammeName ?? ""),
            Year = proposal.Call.Year,
            Number = proposal.Number ?? "",
            VersionNo = version.Number,
            IsDraft = isDraft,
            FiledAt = Local(version.FiledAt),
            Created = version.FiledAt,
            Title = c.Title,
            Kind = words[c.Kind],
            Field = field ?? "",
            Host = new HostUnit(version.HostName, version.HostCode ?? ""),
            Sponsors = [actor.Tenant?.Sponsor ?? "", .. c.CoSponsor is { Length: > 0 } co ? new[] { co } : []],
            CoOrganisers = c.CoOrganisers is { Length: > 0 } others ? [others] : [],
            ContactName = c.ContactName ?? "",
            ContactPhone = c.ContactPhone ?? "",
            Rationale = $"{c.Grounds}\n{c.Aims}",
            Trainees = c.Target ?? "",
            Headcount = c.HeadCount ?? 0,
            HeadcountOutsideProvince = c.FromOutside ?? 0,
            StartsOn = c.StartsOn ?? default,
            EndsOn = c.EndsOn ?? default,
            Days = c.Days ?? 0,
            Place = c.Place ?? "",
            Mode = c.Mode ?? "",
            Courses =
            [
                .. c.Courses.Select(l => new CourseLine(
                    (c.StartsOn ?? default).AddDays(l.Day - 1),
                    words[l.Half],
                    l.Topic,
                    l.Hours,
                    l.Lecturer,
                    c.Lecturers.FirstOrDefault(x => x.Name == l.Lecturer)?.Title ?? ""
                )),
            ],
            Lecturers =
            [
                .. c.Lecturers.Select(l => new LecturerLine(
                    l.Name,
                    l.Unit,
                    $"{l.Title}（{words[l.Rank]}）",
                    l.Position ?? "",
                    l.IsAcademician
                )),
            ],
            ExpectedResults = c.Results ?? "",
            HostConditions = c.Conditions ?? "",
            Funding = new FundingSplit(c.CentralFunds, c.RegionFunds, c.OwnFunds),
            BudgetLines = fees is { } f
                ?
                [
                    .. f
                        .Working.Lines.Append(f.Working.Comprehensive)
                        .Concat(f.Working.Lecturers)
                        .Append(f.Working.LecturerTravel)
                        .Select(l => new BudgetLine(words[l.Item], l.AskedWorking, l.Asked, l.AllowedWorking, l.Allowed, words[l.Verdict])),
                ]
                : [],
            BudgetTotals = new BudgetTotals(
                fees?.Working.Total ?? c.TotalFunds,
                null,
                fees?.Working.IsWithin == false ? words[FeeVerdict.Over] : words[FeeVerdict.Within]
            ),
            RuleSource = fees is { } rule ? $"{rule.Source}，{rule.From:yyyy-MM-dd} 起施行" : words["Not configured"],
            Attachments = [.. c.Attachments.Select(a => new AttachmentLine(a.Name, $"{a.Size / 1024m / 1024m:0.0} MB", a.Sha256[..12]))],
            Opinions =
            [
                .. opinions.Select(o => new OpinionLine(
                    $"{o.OrganisationName} {o.UserName}",
                    words[o.Decision],
                    o.Opinion ?? "",
                    Local(o.At)
                )),
            ],
        };
        return new FileContent(
            isDraft ? "draft.pdf" : $"{proposal.Number}-{version.Number}.pdf",
            "application/pdf",
            Rendered.Pdf(renderer, Documents.Seminars.ProposalForm.Build(data))
        );
    }

    private static string Local(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
