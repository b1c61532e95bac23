namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A proposal as experts read it when scoring is blind 匿名评审: without host, people and accounts.</summary>
public static class BlindContent
{
    /// <summary>What stands in the place of a name.</summary>
    public const string Hidden = "（隐名）";

    /// <summary>
    /// The content without names: lecturers are numbered, the names of host, partners, lecturers, their units and the contact are taken out
    /// of the texts, and of the papers only those marked as redacted are left, under their category.
    /// </summary>
    public static ProposalContent Of(ProposalContent content, string hostName)
    {
        var names = content
            .Lecturers.SelectMany(l => new[] { l.Name, l.Unit })
            .Concat([hostName, content.CoSponsor, content.ContactName, .. content.CoOrganisers?.Split('、', '，', ',', ' ') ?? []])
            .Select(n => n?.Trim() ?? "")
            // A name of one sign would take ordinary words out of the text.
            .Where(n => n.Length > 1)
            .Distinct()
            .OrderByDescending(n => n.Length)
            .ToList();
        var aliases = content
            .Lecturers.Select(l => l.Name)
            .Distinct()
            .Select((name, i) => (name, i))
            .ToDictionary(l => l.name, l => $"授课教师{l.i + 1}");
        return content with
        {
            Title = Without(content.Title)!,
            RecommenderId = null,
            RecommenderName = null,
            CoSponsor = null,
            CoOrganisers = null,
            ContactName = null,
            ContactPhone = null,
            Grounds = Without(content.Grounds),
            Aims = Without(content.Aims),
            Target = Without(content.Target),
            Place = Without(content.Place),
            Mode = Without(content.Mode),
            Lecturers = [.. content.Lecturers.Select(l => new Lecturer(aliases[l.Name], Hidden, l.Title, l.Rank, null, l.IsAcademician))],
            Courses =
            [
                .. content.Courses.Select(c =>
                    c with
                    {
                        Topic = Without(c.Topic)!,
                        Lecturer = aliases.GetValueOrDefault(c.Lecturer, Hidden),
                    }
                ),
            ],
            Results = Without(content.Results),
            Conditions = Without(content.Conditions),
            Attachments =
            [
                .. content.Attachments.Where(a => a.IsRedacted).Select(a => a with { Name = a.Category + Path.GetExtension(a.Name) }),
            ],
        };

        string? Without(string? text) => names.Aggregate(text, (t, name) => t?.Replace(name, Hidden, StringComparison.Ordinal));
    }
}
