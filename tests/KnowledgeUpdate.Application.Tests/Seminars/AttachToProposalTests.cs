using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class AttachToProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task The_type_is_read_from_the_content_whatever_the_name()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);
        await AsAsync(
            Year.Hosts[0],
            new AttachToProposal(id, await ProposalVersionAsync(), null, "照片.exe", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])
        );
        var filed = (await ProposalAsync()).Content.Attachments;
        Assert.Equal(3, filed.Count);
        Assert.Equal("image/png", (await Year.LoadAsync<Domain.Files.Attachment>(filed[2].Id)).ContentType);
        await MarkAsync();

        await Refused.ByAsync(
            "{0} is not a PDF, JPEG, PNG, Word or Excel file. Save it as PDF and choose it again.",
            async () =>
                await AsAsync(
                    Year.Hosts[0],
                    new AttachToProposal(id, await ProposalVersionAsync(), "证明", "证明.pdf", "MZ not a pdf"u8.ToArray())
                )
        );
        await Refused.ByAsync(
            "{0} is empty. Choose the file again.",
            async () => await AsAsync(Year.Hosts[0], new AttachToProposal(id, await ProposalVersionAsync(), "证明", "空.pdf", []))
        );
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await AsAsync(Year.Hosts[1], new AttachToProposal(id, await ProposalVersionAsync(), "证明", "a.pdf", SeminarYear.Pdf("a")))
        );
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task A_removed_file_stays_in_the_versions()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);
        var filed = (await ProposalAsync()).Content.Attachments;
        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()));
        await AsAsync(
            Year.Bureau,
            new ReviewSeminarProposal(
                id,
                await ProposalVersionAsync(),
                ReviewDecision.Returned,
                "换附件。",
                null,
                [ProposalSection.Attachments]
            )
        );
        await AsAsync(Year.Hosts[0], new RemoveFromProposal(id, await ProposalVersionAsync(), filed[0].Id));
        Assert.Equal([filed[1].Id], (await ProposalAsync()).Content.Attachments.Select(a => a.Id));
        Assert.Equal(
            2,
            (await Province.ReadAsync(db => db.ProposalVersions.AsNoTracking().SingleAsync(v => v.ProposalId == id)))
                .Content
                .Attachments
                .Count
        );
        Assert.Equal(SeminarYear.Pdf(SeminarYear.Papers[0]), (await AsAsync(Year.Bureau, new DownloadAttachment(id, filed[0].Id))).Bytes);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[1], new DownloadAttachment(id, filed[0].Id)));
    }
}
