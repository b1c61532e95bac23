namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>A batch of many certificates holds no more than a few of them.</summary>
[Collection(nameof(Alone))]
public sealed class CertificateBatchTests(PortalFixture portal) : CertificatePageTest(portal)
{
    [Fact]
    public async Task A_batch_of_three_hundred_takes_no_more_memory_than_its_beginning()
    {
        var (_, certificate) = await HolderAsync();
        await CopyAsync(certificate, 300);
        var office = await SignInAsync(await OfficeAsync());
        await (await office.Client.GetAsync("/certificates?handler=Batch&q=000001")).Content.LoadIntoBufferAsync();
        using var answer = await office.Client.GetAsync("/certificates?handler=Batch", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, read, samples) = (new byte[64 * 1024], 0L, new List<long>());

        int n;
        while ((n = await stream.ReadAsync(buffer)) > 0)
            if ((read += n) >= (samples.Count + 1) * 1_500_000)
                samples.Add(GC.GetTotalMemory(forceFullCollection: true));

        Assert.True(read > 6_000_000, $"{read} bytes came");
        Assert.True(samples.Count >= 4);
        // What was sent is gone: a batch held in memory would have grown by all of it, 1.5 MB from sample to sample.
        Assert.All(samples.Skip(2), s => Assert.InRange(s - samples[1], long.MinValue, 3_000_000));
    }
}
