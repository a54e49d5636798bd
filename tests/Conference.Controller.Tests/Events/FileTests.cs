using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conference.Controller.Meetings.Files;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Conference.Controller.Tests.Events;

public sealed class FileTests(FileFixture files) : IClassFixture<FileFixture>
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private ControllerFixture Controller => files.Controller;

    [Fact]
    public async Task A_file_is_its_uploaders_until_a_message_shows_it()
    {
        await using var room = await Room.OpenAsync(Controller);
        var content = RandomNumberGenerator.GetBytes(200_000); // more than other bodies may have
        "PK\u0003\u0004"u8.CopyTo(content);
        var file = await UploadedAsync(await UploadAsync(room, room.Ada, content, "application/zip", "all/../of\"it.zip"));
        Assert.Equal(("all_.._of_it.zip", 200_000), (file.Text("name"), file.GetProperty("size").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Text("sha256"));
        var path = $"files/{file.Text("id")}";
        await (await room.SendAsync(room.Bob, HttpMethod.Get, path)).AssertProblemAsync(404, "file_not_found");
        await (await room.SendAsync(HttpMethod.Get, path)).AssertProblemAsync(404, "file_not_found");
        Assert.Equal("file_not_found", await room.Bob.RefusalAsync("sendMessage", new { fileId = file.Text("id") }));

        await room.Ada.CallAsync("sendMessage", new { fileId = file.Text("id"), to = new[] { room.Bob.Id } });
        Assert.Equal("all_.._of_it.zip", (await room.Bob.EventAsync("messageSent")).GetProperty("file").Text("name"));
        await (await room.SendAsync(room.Hanna, HttpMethod.Get, path)).AssertProblemAsync(404, "file_not_found");
        using var response = await room.SendAsync(room.Bob, HttpMethod.Get, path);
        Assert.Equal(content, await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var message = await room.Ada.CallAsync("sendMessage", new { text = "Look", fileId = file.Text("id") });
        Assert.Equal(file.Text("id"), Assert.Single((await (await room.SendAsync(HttpMethod.Get, "files")).ReadJsonAsync())
            .GetProperty("items").EnumerateArray()).Text("id"));
        await room.Hanna.CallAsync("deleteMessage", new { messageId = message.Text("id") });
        await (await room.SendAsync(room.Ada, HttpMethod.Get, path)).AssertProblemAsync(404, "file_not_found");
        Assert.Empty(Contents(room.Meeting));
    }

    [Fact]
    public async Task A_shared_file_is_everybodys_at_once()
    {
        await using var room = await Room.OpenAsync(Controller);
        var file = await UploadedAsync(await UploadAsync(room, null, Png, "image/png", "plan.png", "&share=true"));
        Assert.Equal(("plan.png", "application"), (file.Text("name"), file.Text("uploaderId")));
        Assert.Equal(file.Text("id"), (await room.Bob.EventAsync("fileShared")).Text("id"));
        using var response = await room.SendAsync(room.Bob, HttpMethod.Get, $"files/{file.Text("id")}");
        Assert.Equal(Png, await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("text/html", "<script>", 415, "file_type_not_allowed")]
    [InlineData("image/svg+xml", "<svg/>", 415, "file_type_not_allowed")]
    [InlineData("nonsense", "x", 415, "file_type_not_allowed")]
    [InlineData("image/png", "no picture", 415, "file_type_mismatch")]
    [InlineData("image/jpeg", "\u0089PNG", 415, "file_type_mismatch")]
    [InlineData("application/pdf", "<html>%PDF-", 415, "file_type_mismatch")]
    [InlineData("text/plain", "a\u0000b", 415, "file_type_mismatch")]
    [InlineData("text/plain", "", 400, "invalid_body")]
    public async Task What_is_not_taken_is_named(string type, string content, int status, string code)
    {
        await using var room = await Room.OpenAsync(Controller);
        await (await UploadAsync(room, room.Ada, Encoding.Latin1.GetBytes(content), type, "x")).AssertProblemAsync(status, code);
        Assert.Empty(Contents(room.Meeting));
    }

    [Fact]
    public async Task A_file_that_is_too_large_leaves_nothing_behind()
    {
        await using var room = await Room.OpenAsync(Controller);
        var large = Encoding.ASCII.GetBytes(new string('x', FileFixture.MaximumBytes + 1));
        await (await UploadAsync(room, room.Ada, large, "text/plain", "x")).AssertProblemAsync(413, "file_too_large");
        await (await UploadAsync(room, room.Ada, large, "text/plain", "x", chunked: true)).AssertProblemAsync(413, "file_too_large");
        Assert.Empty(Contents(room.Meeting));
        await UploadedAsync(await UploadAsync(room, room.Ada, large[1..], "text/plain", "x", chunked: true));
    }

    [Fact]
    public async Task Whoever_may_not_send_files_or_has_sent_enough_is_refused()
    {
        await using var room = await Room.OpenAsync(Controller);
        await (await UploadAsync(room, room.Ada, Png, "image/png", " ")).AssertProblemAsync(400, "invalid_parameters");
        for (var i = 0; i < FileFixture.MaximumCount; i++)
            await UploadedAsync(await UploadAsync(room, room.Ada, Png, "image/png", $"{i}.png"));
        await (await UploadAsync(room, room.Ada, Png, "image/png", "more.png")).AssertProblemAsync(409, "too_many_files");
        await room.Hanna.CallAsync("setGrants", new { participantId = room.Bob.Id, grants = new { sendFiles = false } });
        await (await UploadAsync(room, room.Bob, Png, "image/png", "x.png")).AssertProblemAsync(403, "not_granted");
    }

    [Fact]
    public async Task A_full_disk_is_told_as_such()
    {
        var path = Path.Combine(files.Folder, "full");
        var store = new FileStore(new Conference.Controller.Storage.StorageFolder(path));
        Directory.CreateDirectory(Path.Combine(path, "files", "m"));
        // /dev/full takes nothing: each write fails as on a full disk.
        File.CreateSymbolicLink(Path.Combine(path, "files", "m", "f.part"), "/dev/full");
        var refused = await Assert.ThrowsAsync<Conference.Controller.Errors.RefusedException>(() => store.SaveAsync(
            "m", "f", "text/plain", new MemoryStream("text"u8.ToArray()), 100, CancellationToken.None));
        Assert.Equal(Conference.Controller.Errors.RefusalCode.StorageFull, refused.Code);
    }

    [Fact]
    public async Task Old_files_and_contents_without_a_file_are_swept_away()
    {
        await using var room = await Room.OpenAsync(Controller);
        var kept = await UploadedAsync(await UploadAsync(room, room.Ada, Png, "image/png", "kept.png"));
        var orphan = Path.Combine(files.Folder, "files", room.Meeting, "orphan");
        await File.WriteAllTextAsync(orphan, "left by a crash");
        File.SetLastWriteTimeUtc(orphan, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        var retention = Controller.Services.GetServices<IHostedService>().OfType<FileRetention>().Single();
        await retention.RemoveAsync(CancellationToken.None);
        Assert.Equal([kept.Text("id")], Contents(room.Meeting));
    }

    private static async Task<JsonElement> UploadedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.ReadJsonAsync();
    }

    private async Task<HttpResponseMessage> UploadAsync(
        Room room, EventClient? who, byte[] content, string type, string name, string more = "", bool chunked = false)
    {
        var path = $"api/v1/meetings/{room.Meeting}/files?name={Uri.EscapeDataString(name)}{more}";
        using var request = who is null ? Controller.Key.Request(HttpMethod.Post, path) : who.Who.Request(HttpMethod.Post, path);
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await Controller.Http.SendAsync(request);
    }

    private IReadOnlyList<string> Contents(string meeting)
    {
        var folder = Path.Combine(files.Folder, "files", meeting);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))] : [];
    }
}
