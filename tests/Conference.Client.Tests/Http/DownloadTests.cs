using System.Globalization;
using Conference.Client.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Conference.Client.Tests.Http;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Film = [.. Enumerable.Range(0, 1_000_000).Select(number => (byte)(number * 7))];

    private readonly string _folder = Directory.CreateTempSubdirectory("conference-client-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_download_goes_on_where_the_connection_broke()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => call switch
        {
            1 => RetryTests.Json(context, 200, """{"id": "r1", "state": "completed", "sizeBytes": 1000000}"""),
            < 5 => SendAsync(context, bytes: 300_000),
            _ => SendAsync(context, bytes: int.MaxValue),
        });
        using var client = server.Client();
        var path = Path.Combine(_folder, "film.mp4");

        await client.Recordings.DownloadAsync("r1", path);

        Assert.Equal(Film, await File.ReadAllBytesAsync(path));
        Assert.False(File.Exists(path + ".part"));
        var ranges = server.Calls.Skip(1).Select(call => call.Headers.GetValueOrDefault("Range")).ToList();
        Assert.Null(ranges[0]);
        Assert.All(ranges.Skip(1), range => Assert.StartsWith("bytes=", range, StringComparison.Ordinal));
        Assert.All(server.Calls.Skip(2), call => Assert.Equal("\"film-1\"", call.Headers["If-Range"]));
    }

    [Fact]
    public async Task What_an_earlier_run_has_left_is_continued()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => call == 1
            ? RetryTests.Json(context, 200, """{"id": "r1", "state": "completed", "sizeBytes": 1000000}""") : SendAsync(context, int.MaxValue));
        using var client = server.Client();
        var path = Path.Combine(_folder, "film.mp4");
        await File.WriteAllBytesAsync(path + ".part", Film[..400_000]);

        await client.Recordings.DownloadAsync("r1", path);

        Assert.Equal(Film, await File.ReadAllBytesAsync(path));
        Assert.Equal("bytes=400000-", server.Calls.Last().Headers["Range"]);
    }

    [Fact]
    public async Task A_file_that_changed_in_between_is_not_glued_together()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => SendAsync(context, bytes: 300_000, tag: $"\"film-{call}\""));
        using var client = server.Client();
        await using var film = await client.Recordings.OpenFileAsync("r1");

        var exception = await Assert.ThrowsAsync<ConferenceException>(() => film.CopyToAsync(Stream.Null));

        Assert.Equal("file_changed", exception.Code);
    }

    [Fact]
    public async Task A_recording_is_waited_for_until_it_is_completed_or_failed()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => RetryTests.Json(context, 200, call switch
        {
            1 => """{"id": "r1", "state": "composing", "progress": 0.5}""",
            2 => """{"id": "r1", "state": "completed", "sizeBytes": 5}""",
            _ => """{"id": "r1", "state": "failed", "errorCode": "disk_full", "error": "The disk is full."}""",
        }));
        using var client = server.Client();

        Assert.Equal(5, (await client.Recordings.WaitUntilCompletedAsync("r1")).SizeBytes);
        var failure = await Assert.ThrowsAsync<ConferenceException>(() => client.Recordings.WaitUntilCompletedAsync("r1"));
        Assert.Equal("disk_full", failure.Code);
    }

    // Sends a part of what was asked for, and breaks the connection.
    private static async Task SendAsync(HttpContext context, int bytes, string tag = "\"film-1\"")
    {
        var range = context.Request.Headers.Range.ToString();
        var same = context.Request.Headers.IfRange.Count == 0 || context.Request.Headers.IfRange == tag;
        var start = range.Length > 0 && same ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
        context.Response.StatusCode = start > 0 ? 206 : 200;
        context.Response.Headers.ETag = tag;
        context.Response.ContentLength = Film.Length - start;
        if (start > 0)
            context.Response.Headers.ContentRange = $"bytes {start}-{Film.Length - 1}/{Film.Length}";
        var sent = Math.Min(bytes, Film.Length - start);
        await context.Response.Body.WriteAsync(Film.AsMemory(start, sent));
        await context.Response.Body.FlushAsync();
        if (start + sent < Film.Length)
            context.Abort();
    }
}
