namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Finds what a form lacks before it can be filed. The section, the task list and the submission use the same answer.</summary>
public static class ProposalForm
{
    /// <summary>All faults, by section, in the order of the form.</summary>
    /// <param name="standard">The fee standard in force; null: not configured, then the budget is not compared with anything.</param>
    /// <param name="year">The plan's year, in which the seminar is held; null: dates are not compared with it.</param>
    /// <param name="today">Beijing date of now; null: dates are not compared with it.</param>
    public static IReadOnlyList<FormFault> Check(
        ProposalContent content,
        CallTerms terms,
        FeeStandard? standard,
        int? year = null,
        DateOnly? today = null
    ) =>
        [
            .. ProposalLengths.Check(content),
            .. Topic(content, terms),
            .. Rationale(content),
            .. Trainees(content, terms),
            .. Schedule(content, year, today),
            .. Lecturers(content),
            .. Courses(content),
            .. Budget(content, terms, standard),
            .. Funding(content, terms, standard),
            .. Results(content),
            .. Attachments(content, terms),
        ];

    /// <summary>Whether nothing of the section has been filled in.</summary>
    public static bool IsUntouched(ProposalContent c, ProposalSection section) =>
        section switch
        {
            ProposalSection.Topic => c.Title.Length == 0 && c.Kind is null && c.Field is null,
            ProposalSection.Rationale => c.Grounds is null && c.Aims is null,
            ProposalSection.Trainees => c.Target is null && c.HeadCount is null,
            ProposalSection.Schedule => c.StartsOn is null && c.Days is null && c.Place is null,
            ProposalSection.Lecturers => c.Lecturers.Count == 0,
            ProposalSection.Courses => c.Courses.Count == 0,
            ProposalSection.Budget => c.Budget is null,
            ProposalSection.Funding => c.TotalFunds == 0,
            ProposalSection.Results => c.Results is null && c.Conditions is null,
            _ => c.Attachments.Count == 0,
        };

    private static IEnumerable<FormFault> Topic(ProposalContent c, CallTerms terms)
    {
        const ProposalSection here = ProposalSection.Topic;
        if (c.Title.Length == 0)
            yield return new(here, "Title", "Enter the name of the seminar");
        if (c.Kind is null)
            yield return new(here, "Kind", "Choose the kind of seminar");
        else if (!terms.Kinds.Contains(c.Kind.Value))
            yield return new(here, "Kind", "Choose a kind that the call opens");
        if (c.Field is null)
            yield return new(here, "Field", "Choose the field");
        else if (!terms.Fields.Contains(c.Field))
            yield return new(here, "Field", "Choose a field that the call opens");
        if (c.RecommenderId is null)
            yield return new(here, "RecommenderId", "Choose the unit that gives the first review");
        if (string.IsNullOrWhiteSpace(c.ContactName))
            yield return new(here, "ContactName", "Enter the name of the contact");
        if (!PhoneNumber.IsValid(PhoneNumber.Normalise(c.ContactPhone)))
            yield return new(here, "ContactPhone", "Enter the contact's telephone, as 138 0000 0000 or 0771-0000000");
    }

    private static IEnumerable<FormFault> Rationale(ProposalContent c)
    {
        if (string.IsNullOrWhiteSpace(c.Grounds))
            yield return new(ProposalSection.Rationale, "Grounds", "Enter why the seminar is needed");
        if (string.IsNullOrWhiteSpace(c.Aims))
            yield return new(ProposalSection.Rationale, "Aims", "Enter what the seminar aims at");
    }

    private static IEnumerable<FormFault> Trainees(ProposalContent c, CallTerms terms)
    {
        if (string.IsNullOrWhiteSpace(c.Target))
            yield return new(ProposalSection.Trainees, "Target", "Enter for whom the seminar is, with conditions");
        if (c.HeadCount is null or < 1 or > 500)
            yield return new(ProposalSection.Trainees, "HeadCount", "Enter the number of trainees, from 1 to 500");
        else if (c.HeadCount < terms.MinPeople)
            yield return new(ProposalSection.Trainees, "HeadCount", "The call asks for {0} trainees or more", terms.MinPeople);
        else if (c.HeadCount > terms.MaxPeople)
            yield return new(ProposalSection.Trainees, "HeadCount", "The call allows {0} trainees at most", terms.MaxPeople);
        if (c.FromOutside < 0 || c.FromOutside > c.HeadCount)
            yield return new(ProposalSection.Trainees, "FromOutside", "Trainees from other provinces cannot be more than all trainees");
    }

    private static IEnumerable<FormFault> Schedule(ProposalContent c, int? year, DateOnly? today)
    {
        if (c.StartsOn is null)
            yield return new(ProposalSection.Schedule, "StartsOn", "Enter the first day, as 2027-06-14");
        else if (c.StartsOn <= today)
            yield return new(ProposalSection.Schedule, "StartsOn", "The first day must be after today");
        else if (year is { } wanted && (c.StartsOn.Value.Year != wanted || (c.EndsOn ?? c.StartsOn).Value.Year != wanted))
            yield return new(ProposalSection.Schedule, "StartsOn", "The seminar must lie within {0}, the year of the plan", wanted);
        if (c.Days is null or < 1 or > 120)
            yield return new(ProposalSection.Schedule, "Days", "Enter the number of days, from 1 to 120");
        if (string.IsNullOrWhiteSpace(c.Place))
            yield return new(ProposalSection.Schedule, "Place", "Enter the place");
    }

    private static IEnumerable<FormFault> Lecturers(ProposalContent c)
    {
        const ProposalSection here = ProposalSection.Lecturers;
        if (c.Lecturers.Count == 0)
            yield return new(here, "Lecturers", "Enter at least one lecturer");
        for (var i = 0; i < c.Lecturers.Count; i++)
        {
            var lecturer = c.Lecturers[i];
            if (string.IsNullOrWhiteSpace(lecturer.Name))
                yield return new(here, $"Lecturers[{i}].Name", "Enter the lecturer's name in row {0}", i + 1);
            if (string.IsNullOrWhiteSpace(lecturer.Unit))
                yield return new(here, $"Lecturers[{i}].Unit", "Enter the lecturer's unit in row {0}", i + 1);
            if (string.IsNullOrWhiteSpace(lecturer.Title))
                yield return new(here, $"Lecturers[{i}].Title", "Enter the lecturer's title in row {0}", i + 1);
            if (lecturer.Name.Length > 0 && c.Lecturers.Take(i).Any(l => l.Name == lecturer.Name && l.Unit == lecturer.Unit))
                yield return new(here, $"Lecturers[{i}].Name", "{0} is in the list twice", lecturer.Name);
        }
    }

    private static IEnumerable<FormFault> Courses(ProposalContent c)
    {
        const ProposalSection here = ProposalSection.Courses;
        if (c.Courses.Count == 0)
            yield return new(here, "Courses", "Enter the course table");
        else if (c.Days is > 2 and var days && c.Courses.Select(l => l.Day).Distinct().Count() is var taught && taught < days - 2)
            yield return new(
                here,
                "Courses",
                "Lessons stand on {0} of {1} days: without arrival and leaving they cover {2}",
                taught,
                days,
                days - 2
            );
        for (var i = 0; i < c.Courses.Count; i++)
        {
            var course = c.Courses[i];
            if (string.IsNullOrWhiteSpace(course.Topic))
                yield return new(here, $"Courses[{i}].Topic", "Enter the topic in row {0}", i + 1);
            if (course.Day < 1 || course.Day > (c.Days ?? 120))
                yield return new(here, $"Courses[{i}].Day", "Row {0}: the seminar has {1} days", i + 1, c.Days);
            if (course.Hours is <= 0 or > 8)
                yield return new(here, $"Courses[{i}].Hours", "Row {0}: enter the hours, more than 0 and at most 8", i + 1);
            if (c.Lecturers.All(l => l.Name != course.Lecturer))
                yield return new(here, $"Courses[{i}].Lecturer", "Row {0}: choose a lecturer from the list of lecturers", i + 1);
        }
    }

    private static IEnumerable<FormFault> Budget(ProposalContent c, CallTerms terms, FeeStandard? standard)
    {
        if (c.Budget is null)
        {
            yield return new(ProposalSection.Budget, "Lodging", "Enter the budget");
            yield break;
        }

        foreach (
            var (name, value) in new[]
            {
                ("Lodging", c.Budget.Lodging),
                ("Meals", c.Budget.Meals),
                ("Venue", c.Budget.Venue),
                ("Other", c.Budget.Other),
                ("FeePerHourAssociate", c.Budget.FeePerHourAssociate),
                ("FeePerHourFull", c.Budget.FeePerHourFull),
                ("FeePerHourAcademician", c.Budget.FeePerHourAcademician),
                ("LecturerTravel", c.Budget.LecturerTravel),
            }
        )
            if (value < 0)
                yield return new(ProposalSection.Budget, name, "Money cannot be negative");

        if (standard is null)
            yield break;
        var working = FeeCalculator.Work(standard, terms.FeeClass, c);
        foreach (var line in working.Lines.Concat(working.Lecturers).Append(working.Comprehensive).Where(l => l.Verdict == FeeVerdict.Over))
            yield return new(
                ProposalSection.Budget,
                BudgetFieldOf(line.Item),
                "{0}: {1:#,##0.00} is {2:#,##0.00} over the limit {3:#,##0.00} ({4})",
                new Said(line.Item),
                line.Asked,
                line.Excess,
                line.Allowed,
                line.AllowedWorking
            );
    }

    private static string BudgetFieldOf(string item) =>
        item switch
        {
            "Lodging" => "Lodging",
            "Meals" => "Meals",
            "Associate senior" => "FeePerHourAssociate",
            "Full senior" => "FeePerHourFull",
            "Academician or nationally known expert" => "FeePerHourAcademician",
            _ => "Venue",
        };

    private static IEnumerable<FormFault> Funding(ProposalContent c, CallTerms terms, FeeStandard? standard)
    {
        const ProposalSection here = ProposalSection.Funding;
        if (c.CentralFunds < 0 || c.RegionFunds < 0 || c.OwnFunds < 0)
            yield return new(here, "OwnFunds", "Money cannot be negative");
        if (c.CentralFunds > 0 && c.Kind != SeminarKind.National)
            yield return new(here, "CentralFunds", "Only a national advanced seminar asks for central money");
        if (standard is null || c.Budget is null)
            yield break;
        var total = FeeCalculator.Work(standard, terms.FeeClass, c).Total;
        if (c.TotalFunds != total)
            yield return new(
                here,
                "OwnFunds",
                "The sources sum to {0:#,##0.00}, the budget to {1:#,##0.00}: make them equal",
                c.TotalFunds,
                total
            );
    }

    private static IEnumerable<FormFault> Results(ProposalContent c)
    {
        if (string.IsNullOrWhiteSpace(c.Results))
            yield return new(ProposalSection.Results, "Results", "Enter the expected results");
        if (string.IsNullOrWhiteSpace(c.Conditions))
            yield return new(ProposalSection.Results, "Conditions", "Enter what your unit brings: rooms, staff, seminars held before");
    }

    private static IEnumerable<FormFault> Attachments(ProposalContent c, CallTerms terms) =>
        from paper in terms.RequiredAttachments
        where c.Attachments.All(a => a.Category != paper)
        select new FormFault(ProposalSection.Attachments, "File", "Upload “{0}”, which the call requires", paper);
}
