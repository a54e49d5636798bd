using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Servers;

/// <summary>A recording as the REST API and its own folder tell of it.</summary>
internal sealed record RecordingFacts(
    string Id, string State, DateTimeOffset? StartedAt, DateTimeOffset? StoppedAt, DateTimeOffset? CompletedAt, string? ErrorCode, string? Error);

internal static class RecordingApi
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private sealed record RecordingList(IReadOnlyList<RecordingFacts> Items);

    /// <summary>A meeting's recordings, newest first.</summary>
    public static async Task<IReadOnlyList<RecordingFacts>> RecordingsAsync(this ConferenceServer server, string meetingCode) =>
        (await Client.GetFromJsonAsync<RecordingList>(new Uri(server.Address, $"/api/v1/meetings/{meetingCode}/recordings")))!.Items;

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
        await using var body = await Client.GetStreamAsync(new Uri(server.Address, $"/api/v1/recordings/{recording.Id}/file"));
        await body.CopyToAsync(file);
        return new FinishedRecording(recording, new Movies.Movie(path), ReadManifest(server, recording.Id));
    }

    private static JsonNode ReadManifest(ConferenceServer server, string recordingId)
    {
        var path = Directory.EnumerateFiles(server.DataFolder, "manifest.json", SearchOption.AllDirectories)
            .Single(file => file.Contains(recordingId, StringComparison.Ordinal));
        return JsonNode.Parse(File.ReadAllText(path))!;
    }
}

internal sealed record FinishedRecording(RecordingFacts Facts, Movies.Movie Movie, JsonNode Manifest);
