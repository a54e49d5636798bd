using System.Net;
using System.Net.Http.Headers;

namespace Conference.Recorder.Tests.Deliver;

[Collection(nameof(S3Collection))]
public sealed class LinkTests(SwiftFixture swift) : IDisposable
{
    private readonly HttpClient _browser = new();

    [Fact]
    public async Task A_link_gives_the_file_and_ranges_of_it_under_its_name_without_credentials()
    {
        using var storage = TestStorage.Open(TestStorage.Options(swift.Server.Address, await swift.BucketAsync()));
        using var recording = new StoredRecording().WithComposite(5000);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        var link = storage.Presign(stored, TimeSpan.FromMinutes(5), "Übung \"1\".mp4")!;

        using var answer = await _browser.GetAsync(link);
        Assert.Equal(recording.ContentOf("composite.mp4"), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Übung \"1\".mp4", answer.Content.Headers.ContentDisposition!.FileNameStar);

        using var request = new HttpRequestMessage(HttpMethod.Get, storage.Presign(stored, TimeSpan.FromDays(30), null));
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using var part = await _browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(recording.ContentOf("composite.mp4")[100..200], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_link_opens_no_other_object_and_there_are_none_where_they_are_off()
    {
        var options = TestStorage.Options(swift.Server.Address, await swift.BucketAsync());
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(5000);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        var link = storage.Presign(stored, TimeSpan.FromMinutes(5), null)!;
        using var forged = await _browser.GetAsync(new Uri(link.ToString().Replace(".mp4", ".mp3", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);

        options.Primary.Links = false;
        Assert.Null(storage.Presign(stored, TimeSpan.FromMinutes(5), null));
    }

    [Fact]
    public async Task Links_name_the_address_that_browsers_reach()
    {
        var options = TestStorage.Options(swift.Server.Address, await swift.BucketAsync());
        options.Primary.PublicUrl = "https://recordings.example.org";
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(10);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        var link = storage.Presign(stored, TimeSpan.FromMinutes(5), null)!;
        Assert.Equal(("https", "recordings.example.org"), (link.Scheme, link.Host));
    }

    public void Dispose() => _browser.Dispose();
}
