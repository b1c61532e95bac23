using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Learners;

namespace KnowledgeUpdate.Application.Tests.Offers;

/// <summary>Bindings of records to accounts: what is offered is not refused, and the other way round.</summary>
public sealed class RecordOfferTests(PortalFixture portal) : RecordTest(portal)
{
    private OfferBook book = null!;

    private async Task CompareAsync()
    {
        var binding = await BindingAsync();
        var (id, version, state) = (binding.Id, binding.Version, $"{binding.State}");
        var view = OfferBook.View(person => Province.SendAsync(person, new GetRecordBinding(id)));
        await book.CompareAsync("Confirm", state, view(v => v.MayDecide), () => new DecideRecordBinding(id, version, true, null));
        await book.CompareAsync("Refuse", state, view(v => v.MayDecide), () => new DecideRecordBinding(id, version, false, "非本人"));
        await book.CompareAsync("Freeze", state, view(v => v.MayFreeze), () => new FreezeRecordBinding(id, version));
    }

    [Fact]
    public async Task Of_a_binding_that_is_asked_for_and_of_one_that_stands()
    {
        book = await OfferBook.OfAsync(Province, unit, other, bureau, office);
        book.People.Add(await RegisterAsync("13800000001", Name, 1, Polytechnic));
        book.People.Add(await Province.LendAsync(office, await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit), 90));
        await CompareAsync();
        await DecideAsync(unit, true);
        await CompareAsync();

        book.AssertSame("Confirm", "Refuse", "Freeze");
    }
}
