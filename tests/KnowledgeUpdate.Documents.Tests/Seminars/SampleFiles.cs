using KnowledgeUpdate.Documents.Seminars;

namespace KnowledgeUpdate.Documents.Tests.Seminars;

/// <summary>Leaves the samples as files beside the tests, for a person to look at.</summary>
public sealed class SampleFiles
{
    [Fact]
    public void The_samples_are_written_for_inspection()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "samples")).FullName;

        File.WriteAllBytes(Path.Combine(folder, "proposal-form.pdf"), PdfText.Render(ProposalForm.Build(Samples.Proposal())));
        File.WriteAllBytes(Path.Combine(folder, "annual-plan.pdf"), PdfText.Render(AnnualPlanDocument.Build(Samples.Plan())));

        Assert.Equal(2, Directory.GetFiles(folder, "*.pdf").Length);
    }
}
