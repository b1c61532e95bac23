using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>What follows a binding, or its end: certificates and employments.</summary>
public sealed class RecordConsequenceTests(PortalFixture portal) : RecordTakenBackTest(portal)
{
    [Fact, Walks("binding-certificates")]
    public async Task A_seminar_s_certificate_waits_until_the_record_is_confirmed_and_is_issued_then()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await RegisterAsync("13800000001", Name, 1, University);
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        Assert.Equal(0, await Province.ReadAsync(db => db.Certificates.CountAsync()));
        Assert.Contains(
            "Your hours of “{0}” are credited; the certificate follows once your record is confirmed",
            await NoticesAsync(person)
        );

        await DecideAsync(unit, true);

        var issued = await Province.ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync());
        Assert.Equal((record, CertificateKind.SeminarCompletion, Name), (issued.LearnerId, issued.Kind, issued.Facts.Name));
        // What was revoked does not come again with the next decision about the record.
        await Province.SendAsync(office, new RevokeCertificate(issued.Id, issued.Version, RevocationReason.Error, "登记有误"));
        var binding = await BindingAsync();
        await Province.SendAsync(bureau, new FreezeRecordBinding(binding.Id, binding.Version));
        binding = await BindingAsync();
        await Province.SendAsync(
            office,
            new SettleRecordBinding(binding.Id, binding.Version, true, "持证核实为本人", new Dictionary<Guid, EnteredDecision>())
        );
        Assert.Equal(1, await Province.ReadAsync(db => db.Certificates.CountAsync()));
    }

    [Fact]
    public async Task An_employment_that_the_wrong_account_had_confirmed_is_taken_back_with_the_binding()
    {
        await RegisterAsync("13800000001", Name, 1);
        await DecideAsync(unit, true);
        var taken = await BindingAsync();
        var membership = await Province.ReadAsync(db =>
            db.Memberships.Where(m => m.UserId == taken.UserId).Select(m => m.Id).SingleAsync()
        );
        var wrong = new Person(taken.UserId, Name, membership, Role.Learner, Province.Units["广西壮族自治区"]);
        Province.Clock.Now += TimeSpan.FromHours(1);
        await Province.SendAsync(wrong, new ChangeEmployer(Polytechnic));
        var asked = await Province.ReadAsync(db => db.Employments.AsNoTracking().SingleAsync(e => e.State == EmploymentState.Pending));
        await Province.SendAsync(other, new DecideEmployment(asked.Id, asked.Version, true, null));
        await Province.SendAsync(office, new FreezeRecordBinding(taken.Id, (await BindingAsync()).Version));
        var view = await Province.SendAsync(office, new GetRecordBinding(taken.Id));
        var entered = Assert.Single(view.Entered, e => e.Kind == EnteredKind.Employment);

        await Province.SendAsync(
            office,
            new SettleRecordBinding(
                taken.Id,
                (await BindingAsync()).Version,
                false,
                "核实为他人冒名",
                new Dictionary<Guid, EnteredDecision> { [entered.Id] = EnteredDecision.Reverse }
            )
        );

        Assert.Equal(
            EmploymentState.False,
            await Province.ReadAsync(db => db.Employments.Where(e => e.Id == asked.Id).Select(e => e.State).SingleAsync())
        );
        Assert.Contains(
            "The account that asked about {0} was not the person's: the employment at your unit is taken back",
            await NoticesAsync(other)
        );
    }
}
