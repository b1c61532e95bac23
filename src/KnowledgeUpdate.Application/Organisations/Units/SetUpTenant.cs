using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// Fills a new tenant: territory with its HR bureaus, departments, fields, rules, calendar. Doing it again changes nothing.
/// </summary>
[PortalOnly]
public sealed record SetUpTenant(TenantSetUp SetUp) : ICommand<bool>;

/// <summary>What a new tenant begins with.</summary>
public sealed record TenantSetUp
{
    /// <summary>GB/T 2260 divisions, parents first; the first is the region.</summary>
    public required IReadOnlyList<Division> Divisions { get; init; }

    /// <summary>Name of the region's HR department.</summary>
    public required string HrDepartment { get; init; }

    /// <summary>Name of the programme office.</summary>
    public required string ProgrammeOffice { get; init; }

    /// <summary>Line departments of the region.</summary>
    public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>Fields with the department that answers for each.</summary>
    public IReadOnlyList<FieldSetUp> Fields { get; init; } = [];

    public IReadOnlyList<RuleSetUp> Rules { get; init; } = [];

    /// <summary>Kinds of activity whose hours learners may claim, in their order.</summary>
    public IReadOnlyList<ActivitySetUp> Activities { get; init; } = [];

    /// <summary>Working-day calendars.</summary>
    public IReadOnlyList<CalendarSetUp> Calendars { get; init; } = [];
}

public sealed record FieldSetUp(string Code, string Name, string NameEn, string? Department);

public sealed record RuleSetUp(string Key, string Value, DateOnly From, string Source, string? Note = null);

/// <summary>A kind of activity with its conversion.</summary>
public sealed record ActivitySetUp
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required HourCategory Category { get; init; }

    public required decimal HoursPerUnit { get; init; }

    public required string Unit { get; init; }

    public required bool NeedsRecognition { get; init; }

    public required string Evidence { get; init; }

    public required string Source { get; init; }

    public required DateOnly From { get; init; }

    public decimal? MaxPerClaim { get; init; }

    public decimal? MaxPerYear { get; init; }
}

/// <summary>A year of the calendar: days off as ranges, working weekends.</summary>
public sealed record CalendarSetUp(
    int Year,
    string Source,
    IReadOnlyList<(DateOnly From, DateOnly To)> Off,
    IReadOnlyList<DateOnly> Working
);

internal sealed class SetUpTenantHandler(PortalDbContext db) : IRequestHandler<SetUpTenant, bool>
{
    public async Task<bool> Handle(SetUpTenant command, CancellationToken cancellationToken)
    {
        if (await db.Organisations.AnyAsync(cancellationToken))
            return false;
        var setUp = command.SetUp;
        var byCode = new Dictionary<string, Organisation>();
        foreach (var division in setUp.Divisions)
        {
            var territory = Organisation.Create(
                division.Name,
                OrganisationKind.Division,
                division.ParentCode is null ? null : byCode[division.ParentCode],
                division.Code
            );
            byCode[division.Code] = territory;
            db.Add(territory);
            if (division.ParentCode is not null)
                db.Add(Organisation.BureauOf(territory));
        }

        var region = byCode[setUp.Divisions[0].Code];
        var hr = Organisation.Create(setUp.HrDepartment, OrganisationKind.HrBureau, region, region.DivisionCode);
        db.Add(hr);
        db.Add(Organisation.Create(setUp.ProgrammeOffice, OrganisationKind.ProgrammeOffice, hr, region.DivisionCode));
        var departments = setUp.Departments.ToDictionary(
            d => d.Name,
            d => Organisation.Create(d.Name, d.Kind, region, region.DivisionCode)
        );
        db.AddRange(departments.Values);
        foreach (var (field, i) in setUp.Fields.Select((f, i) => (f, i)))
            db.Add(new Field(field.Code, field.Name, field.NameEn, i, field.Department is { } name ? departments[name].Id : null));
        foreach (var rule in setUp.Rules)
            db.Add(new ProgrammeRule(rule.Key, rule.Value, rule.From, rule.Source, rule.Note));
        foreach (var (a, i) in setUp.Activities.Select((a, i) => (a, i)))
            db.Add(
                new ActivityKind(
                    a.Code,
                    a.Name,
                    a.NameEn,
                    a.Category,
                    a.HoursPerUnit,
                    a.Unit,
                    a.MaxPerClaim,
                    a.MaxPerYear,
                    a.NeedsRecognition,
                    a.Evidence,
                    a.Source,
                    a.From,
                    i
                )
            );
        foreach (var calendar in setUp.Calendars)
            Add(calendar);
        return true;
    }

    private void Add(CalendarSetUp calendar)
    {
        db.Add(new CalendarYear(calendar.Year, calendar.Source));
        foreach (var (from, to) in calendar.Off)
        {
            for (var day = from; day <= to; day = day.AddDays(1))
                db.Add(new CalendarDay(day, false, "", false));
        }
        foreach (var day in calendar.Working)
            db.Add(new CalendarDay(day, true, "", false));
    }
}
