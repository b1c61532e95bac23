using MediatR;

namespace KnowledgeUpdate.Application.Tests.Offers;

/// <summary>
/// Compares what a view offers with what its command refuses, for everybody at every state that a record passes through: what is offered is
/// not refused, and what is not offered is.
/// </summary>
internal sealed class OfferBook(TestProvince province)
{
    /// <summary>Roles whose holders in one unit may differ in what they may do: by who acted before, or whose a record is.</summary>
    private static readonly Role[] Differing = [Role.ProgrammeOffice, Role.Learner];

    private readonly List<string> differences = [];
    private readonly Dictionary<string, (int Offered, int Not)> seen = [];

    /// <summary>Everybody who is compared.</summary>
    public List<Person> People { get; } = [];

    /// <summary>
    /// Somebody of every role, in two places where that makes a difference; beside those known, a colleague where colleagues differ.
    /// </summary>
    public static async Task<OfferBook> OfAsync(TestProvince province, params IEnumerable<Person> known)
    {
        var book = new OfferBook(province);
        book.People.AddRange(known);
        foreach (
            var (role, unit) in new[]
            {
                (Role.ProgrammeOffice, SeminarYear.OfficeUnit),
                (Role.LocalBureau, SeminarYear.Nanning),
                (Role.LocalBureau, "柳州市人力资源和社会保障局"),
                (Role.IndustryDepartment, SeminarYear.AgricultureDepartment),
                (Role.IndustryDepartment, "自治区教育厅"),
                (Role.Finance, "自治区财政厅"),
                (Role.UnitAdministrator, SeminarYear.University),
                (Role.UnitAdministrator, SeminarYear.Finance),
                (Role.BaseManager, SeminarYear.University),
                (Role.TrainingInstitution, SeminarYear.University),
                (Role.EvaluationInstitution, SeminarYear.University),
                (Role.Learner, SeminarYear.University),
                (Role.Expert, SeminarYear.OfficeUnit),
                (Role.Inspector, SeminarYear.OfficeUnit),
                (Role.Auditor, SeminarYear.OfficeUnit),
                (Role.SystemAdministrator, SeminarYear.OfficeUnit),
            }
        )
            if (Differing.Contains(role) || !book.People.Any(p => p.Role == role && p.Unit.Name == unit))
                book.People.Add(await province.PersonAsync(role, unit));
        return book;
    }

    /// <summary>What a view offers to each person; it is read once for every person while the record stays as it is.</summary>
    public static Func<Func<T, bool>, Func<Person, Task<bool>>> View<T>(Func<Person, Task<T>> read)
    {
        var known = new Dictionary<Person, Task<T>>();
        return right => async person => right(await (known.TryGetValue(person, out var view) ? view : known[person] = read(person)));
    }

    /// <summary>Compares one act at one state.</summary>
    /// <param name="act">The act and the state.</param>
    /// <param name="offered">Whether the person's view offers it; a view that the person may not open offers nothing.</param>
    /// <param name="form">What the form would send, with nothing missing.</param>
    /// <param name="except">Somebody for whom sending it again changes nothing.</param>
    public async Task CompareAsync<T>(
        string act,
        string state,
        Func<Person, Task<bool>> offered,
        Func<IRequest<T>> form,
        Person? except = null
    )
    {
        foreach (var person in People.Where(p => p != except))
        {
            var isOffered = await OfferedAsync(offered, person);
            var refusal = await province.TryAsync(person, form());
            var (yes, no) = seen.GetValueOrDefault(act);
            seen[act] = isOffered ? (yes + 1, no) : (yes, no + 1);
            if (isOffered == refusal is null && refusal is not FluentValidation.ValidationException)
                continue;
            differences.Add(
                $"{act} at {state}, {person.Role} of {person.Unit.Name}{(person.OnBehalfOf is null ? "" : " (deputy)")}: "
                    + $"{(isOffered ? "offered" : "not offered")}, {refusal?.GetType().Name ?? "not refused"} {refusal?.Message}"
            );
        }
    }

    /// <summary>Nothing differs, and each act was offered to somebody and not to everybody.</summary>
    public void AssertSame(params IEnumerable<string> acts)
    {
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.All(
            acts,
            a =>
            {
                var (offered, not) = seen.GetValueOrDefault(a);
                Assert.True(offered > 0 && not > 0, $"{a} was not both offered and not");
            }
        );
    }

    private static async Task<bool> OfferedAsync(Func<Person, Task<bool>> offered, Person person)
    {
        try
        {
            return await offered(person);
        }
        catch (Exception e) when (e is ForbiddenException or NotFoundException)
        {
            return false;
        }
    }
}
