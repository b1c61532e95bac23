using System.Globalization;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>A call's form as typed.</summary>
public sealed class CallInput
{
    public sealed class QuotaRow
    {
        public Guid? UnitId { get; set; }

        public int? Number { get; set; }

        internal bool IsBlank => UnitId is null && Number is null;
    }

    public sealed class CriterionRow
    {
        public string? Name { get; set; }

        public int? Weight { get; set; }

        public string? Guide { get; set; }

        internal bool IsBlank => string.IsNullOrWhiteSpace(Name + Guide) && Weight is null;
    }

    public uint Version { get; set; }

    public int? Year { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? OpensAt { get; set; }

    public string? ClosesAt { get; set; }

    public DateOnly? FirstReviewDueOn { get; set; }

    public DateOnly? ScoringDueOn { get; set; }

    public List<SeminarKind> Kinds { get; set; } = [];

    public List<string> Fields { get; set; } = [];

    public int? MinPeople { get; set; }

    public int? MaxPeople { get; set; }

    public List<TitleLevel> TitleLevels { get; set; } = [];

    public bool AdmitsManagers { get; set; }

    public List<string?> RequiredAttachments { get; set; } = [];

    public int? RecommendationLimit { get; set; }

    public List<QuotaRow> OwnLimits { get; set; } = [];

    public bool ExpertScoring { get; set; }

    public int? ExpertsPerProposal { get; set; }

    public bool IsBlind { get; set; }

    public ScoreMethod ScoreMethod { get; set; }

    public List<CriterionRow> Criteria { get; set; } = [];

    public string? FeeClass { get; set; }

    public decimal? RegionBudget { get; set; }

    public decimal? CentralBudget { get; set; }

    public int? MonthLimit { get; set; }

    public int? HostLimit { get; set; }

    public int? FieldLimit { get; set; }

    public Dictionary<SeminarKind, int?> KindLimits { get; set; } = [];

    /// <summary>Why published terms are corrected.</summary>
    public string? Reason { get; set; }

    /// <summary>A call as it stands.</summary>
    public static CallInput Of(CallView call)
    {
        var t = call.Terms;
        return new CallInput
        {
            Version = call.Version,
            Year = call.Year,
            Title = call.Title,
            Text = call.Text,
            OpensAt = Show.Clock(call.OpensAt),
            ClosesAt = Show.Clock(call.ClosesAt),
            FirstReviewDueOn = t.FirstReviewDueOn,
            ScoringDueOn = t.ScoringDueOn,
            Kinds = [.. t.Kinds],
            Fields = [.. t.Fields],
            MinPeople = t.MinPeople,
            MaxPeople = t.MaxPeople,
            TitleLevels = [.. t.TitleLevels],
            AdmitsManagers = t.AdmitsManagers,
            RequiredAttachments = [.. t.RequiredAttachments],
            RecommendationLimit = t.RecommendationLimit,
            OwnLimits = [.. t.OwnLimits.Select(o => new QuotaRow { UnitId = o.UnitId, Number = o.Number })],
            ExpertScoring = t.ExpertScoring,
            ExpertsPerProposal = t.ExpertsPerProposal,
            IsBlind = t.IsBlind,
            ScoreMethod = t.ScoreMethod,
            Criteria =
            [
                .. t.Criteria.Select(c => new CriterionRow
                {
                    Name = c.Name,
                    Weight = c.Weight,
                    Guide = c.Guide,
                }),
            ],
            FeeClass = t.FeeClass,
            RegionBudget = t.RegionBudget,
            CentralBudget = t.CentralBudget,
            MonthLimit = t.MonthLimit,
            HostLimit = t.HostLimit,
            FieldLimit = t.FieldLimit,
            KindLimits = t.KindLimits.ToDictionary(l => l.Key, l => (int?)l.Value),
        };
    }

    /// <summary>The terms as typed; rows left blank are left out first, see <see cref="DropBlankRows"/>.</summary>
    public CallTerms Terms() =>
        new()
        {
            Kinds = Kinds,
            Fields = Fields,
            MinPeople = MinPeople,
            MaxPeople = MaxPeople,
            TitleLevels = TitleLevels,
            AdmitsManagers = AdmitsManagers,
            RequiredAttachments = [.. RequiredAttachments.Select(p => p?.Trim() ?? "")],
            RecommendationLimit = RecommendationLimit ?? 0,
            OwnLimits = [.. OwnLimits.Select(o => new CallQuota(o.UnitId ?? Guid.Empty, o.Number ?? 0))],
            FirstReviewDueOn = FirstReviewDueOn,
            ExpertScoring = ExpertScoring,
            ExpertsPerProposal = ExpertsPerProposal ?? (ExpertScoring ? 0 : 3),
            IsBlind = ExpertScoring && IsBlind,
            ScoreMethod = ScoreMethod,
            Criteria = ExpertScoring
                ? [.. Criteria.Select(c => new ScoringCriterion(c.Name?.Trim() ?? "", c.Weight ?? 0, Characters.TrimToNull(c.Guide)))]
                : [],
            ScoringDueOn = ExpertScoring ? ScoringDueOn : null,
            FeeClass = FeeClass?.Trim() ?? "",
            RegionBudget = RegionBudget,
            CentralBudget = CentralBudget,
            MonthLimit = MonthLimit,
            HostLimit = HostLimit,
            FieldLimit = FieldLimit,
            KindLimits = KindLimits.Where(l => l.Value is not null).ToDictionary(l => l.Key, l => l.Value!.Value),
        };

    /// <summary>Leaves out rows in which nothing was typed, so that messages stand at the rows that are left.</summary>
    public void DropBlankRows(ModelStateDictionary state)
    {
        Drop(RequiredAttachments, string.IsNullOrWhiteSpace, nameof(RequiredAttachments));
        Drop(OwnLimits, r => r.IsBlank, nameof(OwnLimits));
        Drop(Criteria, r => r.IsBlank, nameof(Criteria));

        void Drop<T>(List<T> rows, Predicate<T> isBlank, string name)
        {
            var prefix = $"Input.{name}[";
            bool IsUnread(int at) =>
                state.Any(e => e.Key.StartsWith($"{prefix}{at}]", StringComparison.Ordinal) && e.Value!.Errors.Count > 0);
            var kept = rows.Where((row, at) => !isBlank(row) || IsUnread(at)).ToList();
            if (kept.Count == rows.Count)
                return;
            foreach (var key in state.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
                if (state[key]!.Errors.Count == 0)
                    state.Remove(key);
            rows.Clear();
            rows.AddRange(kept);
        }
    }

    /// <summary>Without script, rows are added and removed by posting the form.</summary>
    /// <param name="add">Name of the list that gets a row.</param>
    /// <param name="remove">Name of the list and the row to take out, as <c>Criteria:2</c>.</param>
    public bool ChangeRows(string? add, string? remove)
    {
        if (add is null && remove is null)
            return false;
        var at = int.TryParse(remove?.Split(':').Last(), out var row) ? row : -1;
        switch (add ?? remove!.Split(':')[0])
        {
            case nameof(RequiredAttachments):
                Change(RequiredAttachments, () => null);
                break;
            case nameof(OwnLimits):
                Change(OwnLimits, () => new QuotaRow());
                break;
            case nameof(Criteria):
                Change(Criteria, () => new CriterionRow());
                break;
        }

        return true;

        void Change<T>(List<T> rows, Func<T> one)
        {
            if (add is not null)
                rows.Add(one());
            else if (at >= 0 && at < rows.Count)
                rows.RemoveAt(at);
        }
    }

    /// <summary>The call of a former year, for another: dates and years move on with it.</summary>
    public static CallInput CopyOf(CallView former, int year)
    {
        var (input, years) = (Of(former), year - former.Year);
        input.Version = 0;
        input.Year = year;
        input.Title = Moved(former.Title, years);
        input.Text = Moved(former.Text, years);
        input.OpensAt = Show.Clock(former.OpensAt.AddYears(years));
        input.ClosesAt = Show.Clock(former.ClosesAt.AddYears(years));
        input.FirstReviewDueOn = former.Terms.FirstReviewDueOn?.AddYears(years);
        input.ScoringDueOn = former.Terms.ScoringDueOn?.AddYears(years);
        return input;

        // Years written in figures, from the plan's last one on.
        string Moved(string text, int by) =>
            text.Replace(Year(former.Year), Year(former.Year + by), StringComparison.Ordinal)
                .Replace(Year(former.Year - 1) + "年", Year(former.Year - 1 + by) + "年", StringComparison.Ordinal);

        static string Year(int y) => y.ToString(CultureInfo.InvariantCulture);
    }
}
