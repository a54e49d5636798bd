using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Servers;

/// <summary>A recording as the REST API tells of it to the server's own API key.</summary>
internal sealed record RecordingFacts(
    string Id, string State, DateTimeOffset? StartedAt, DateTimeOffset? StoppedAt, DateTimeOffset? CompletedAt, string? ErrorCode, string? Error,
    double? CaptureCpuSeconds, double? ComposeCpuSeconds, IReadOnlyList<string> Missing);

internal static class RecordingApi
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private sealed record RecordingPage(IReadOnlyList<RecordingFacts> Items);

    /// <summary>A meeting's recordings, newest first.</summary>
    public static async Task<IReadOnlyList<RecordingFacts>> RecordingsAsync(this ConferenceServer server, string meetingCode)
    {
        using var response = await server.GetAsync($"/api/v1/meetings/{meetingCode}/recordings");
        return (await response.Content.ReadFromJsonAsync<RecordingPage>())!.Items;
    }

    public static async Task<string> MeetingIdAsync(this ConferenceServer server, string meetingCode)
    {
        using var document = await Client.GetFromJsonAsync<JsonDocument>(new Uri(server.Address, $"/api/v1/meetings/{meetingCode}"));
        return document!.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>Waits until a meeting's newest recording is complete, and saves it.</summary>
    public static async Task<FinishedRecording> FinishAsync(this ConferenceServer server, string meetingCode, TimeSpan timeout)
    {
        RecordingFacts recording = null!;
        await Eventually.TrueAsync($"the recording of {meetingCode} is complete", timeout, async () =>
        {
            recording = (await server.RecordingsAsync(meetingCode))[0];
            Assert.True(recording.State != "failed", $"The recording failed: {recording.ErrorCode} {recording.Error}");
            return recording.State == "completed";
        });
        var path = Checkout.Artifact("recordings", $"{meetingCode}.mp4");
        await using var file = File.Create(path);
        using var response = await server.GetAsync($"/api/v1/recordings/{recording.Id}/file");
        await response.Content.CopyToAsync(file);
        return new FinishedRecording(recording, new Movies.Movie(path));
    }

    private static async Task<HttpResponseMessage> GetAsync(this ConferenceServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(server.DataFolder));
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.EnsureSuccessStatusCode();
    }

    // As a backend signs with the key that a first start leaves in the data folder.
    private static string Token(string dataFolder)
    {
        using var key = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataFolder, "api-key.json")));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var header = Part(new { alg = "HS256", typ = "JWT", kid = key.RootElement.GetProperty("id").GetString() });
        var signed = $"{header}.{Part(new { scope = "api", iat = now, exp = now + 600 })}";
        var secret = Encoding.UTF8.GetBytes(key.RootElement.GetProperty("secret").GetString()!);
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}

internal sealed record FinishedRecording(RecordingFacts Facts, Movies.Movie Movie);
