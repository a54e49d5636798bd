using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Recordings;
using Conference.Controller.Recordings.Shares;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Tests.Recordings.Stored;

/// <summary>A film that is nowhere but in S3, as players and people get it.</summary>
[Collection(nameof(StoredCollection))]
public sealed partial class StoredFilmTests(StoredRecordings world)
{
    [Fact]
    public async Task A_finished_recording_is_in_the_storage_with_all_its_files()
    {
        Assert.False(Directory.Exists(world.FolderOf(world.FilmId)));
        Assert.All(Artifacts(), artifact => Assert.Equal("primary", artifact.Text("storage")));
        Assert.Superset(
            new HashSet<string> { "composite", "poster", "track", "journal", "hls", "manifest" }, Artifacts().Select(artifact => artifact.Text("kind")).ToHashSet());
        Assert.Equal(await world.ExpectedObjectsAsync(world.FilmId), await world.ObjectsAsync(world.FilmId));
        var verified = await world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{world.FilmId}/verify?content=true");
        Assert.True(verified.GetProperty("ok").GetBoolean(), verified.GetRawText());
    }

    [Fact]
    public async Task A_film_is_redirected_to_by_a_link_that_needs_no_credentials_takes_ranges_and_ends()
    {
        using var direct = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = world.Controller.Address };
        using var found = await direct.SendAsync(world.Controller.Key.Request(HttpMethod.Get, $"api/v1/recordings/{world.FilmId}/file?download=true"));
        Assert.Equal(HttpStatusCode.Redirect, found.StatusCode);
        var link = found.Headers.Location!;
        Assert.Contains("X-Amz-Expires=21600", link.Query, StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Range = new RangeHeaderValue(4, 7) } };
        using var part = await direct.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "ftyp"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        using var whole = await direct.GetAsync(link);
        Assert.StartsWith(world.Stage.Code, whole.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        Assert.Equal(Artifact("composite.mp4").Text("sha256"), Hash(await whole.Content.ReadAsByteArrayAsync()));
        using var longer = await direct.GetAsync(link.OriginalString.Replace("X-Amz-Expires=21600", "X-Amz-Expires=604800", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, longer.StatusCode);
    }

    [Theory]
    [InlineData("bytes=2-5", 206, 2, 4)]
    [InlineData("bytes=-3", 206, -3, 3)]
    [InlineData("bytes=5-", 206, 5, -1)]
    [InlineData("bytes=99999999-", 416, 0, 0)]
    [InlineData("bytes=0-1,4-5", 200, 0, -1)]
    public async Task A_small_file_passes_through_the_controller_with_ranges(string range, int status, int from, int count)
    {
        var content = await BytesAsync("files/manifest.json");
        Assert.Equal(Artifact("manifest.json").Text("sha256"), Hash(content));
        using var request = world.Controller.Key.Request(HttpMethod.Get, $"api/v1/recordings/{world.FilmId}/files/manifest.json");
        request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await world.Controller.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 416)
        {
            Assert.Equal(content.Length, response.Content.Headers.ContentRange?.Length);
            return;
        }

        var start = from < 0 ? content.Length + from : from;
        var expected = content.AsSpan(start, count < 0 ? content.Length - start : count).ToArray();
        Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
        if (status == 206)
            Assert.Equal((start, content.Length), (response.Content.Headers.ContentRange!.From!.Value, response.Content.Headers.ContentRange.Length!.Value));
    }

    [Fact]
    public async Task A_player_that_sends_no_headers_follows_the_playlist_to_every_segment()
    {
        var word = await WordAsync();
        var playlist = new Uri(world.Controller.Address, $"api/v1/recordings/{world.FilmId}/files/hls/index.m3u8?access={word}");
        using var player = new HttpClient();
        var text = await player.GetStringAsync(playlist);
        var addresses = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Concat(Attributes().Matches(text).Select(match => match.Groups["address"].Value)).ToList();
        var segments = Artifacts().Where(artifact => artifact.Text("kind") == "hls" && artifact.Text("path") != "hls/index.m3u8").ToList();
        Assert.Equal(segments.Count, addresses.Count);
        foreach (var address in addresses)
        {
            var segment = await player.GetByteArrayAsync(new Uri(playlist, address));
            Assert.Equal(Artifact($"hls/{address.Split('?')[0]}").Text("sha256"), Hash(segment));
        }
    }

    [Fact]
    public async Task A_playlist_without_a_word_with_a_wrong_one_and_with_one_that_is_over_is_refused()
    {
        var path = $"api/v1/recordings/{world.FilmId}/files/hls/index.m3u8";
        using var player = new HttpClient { BaseAddress = world.Controller.Address };
        await player.GetAsync(path).AssertProblemAsync(401, "not_authenticated");
        var word = await WordAsync();
        await player.GetAsync($"{path}?access={word[..^2]}").AssertProblemAsync(403, "access_invalid");
        var services = world.Controller.Services;
        var earlier = new AccessWords(services.GetRequiredService<Seal>(), services.GetRequiredService<IOptions<RecordingOptions>>(), new Yesterday());
        using var over = await player.GetAsync($"{path}?access={earlier.Give(world.FilmId, shareId: null, endsAt: null).Word}");
        Assert.Contains("expired", (await over.ReadJsonAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, over.StatusCode);
    }

    [Fact]
    public async Task All_tracks_come_as_one_archive_as_they_were_captured()
    {
        using var archive = new ZipArchive(new MemoryStream(await BytesAsync("tracks")));
        var tracks = Artifacts().Where(artifact => artifact.Text("kind") is "track" or "manifest").ToDictionary(artifact => Path.GetFileName(artifact.Text("path")));
        Assert.Equal(3, tracks.Count); // a camera, a microphone, and whose they are
        Assert.Equal(tracks.Keys.Order(), archive.Entries.Select(entry => entry.FullName).Order());
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            await using (var opened = await entry.OpenAsync())
                await opened.CopyToAsync(content);
            Assert.Equal(tracks[entry.FullName].Text("sha256"), Hash(content.ToArray()));
        }
    }

    private JsonElement.ArrayEnumerator Artifacts() => world.Film.GetProperty("artifacts").EnumerateArray();

    private JsonElement Artifact(string path) => Artifacts().Single(artifact => artifact.Text("path") == path);

    private async Task<string> WordAsync() => (await world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{world.FilmId}/access")).Text("access");

    private async Task<byte[]> BytesAsync(string path)
    {
        using var response = await world.Stage.CallAsync(HttpMethod.Get, $"recordings/{world.FilmId}/{path}");
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    [GeneratedRegex("URI=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attributes();

    private sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromDays(1);
    }
}
