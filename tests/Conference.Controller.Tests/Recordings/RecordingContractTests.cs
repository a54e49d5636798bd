using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Who may do what with a recording, call by call and caller by caller.</summary>
public sealed class RecordingContractTests(RecordingCallersFixture world) : IClassFixture<RecordingCallersFixture>
{
    public static TheoryData<string> Calls => [.. RecordingCallers.All.Select(call => call.Operation)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_caller_may_what_its_place_allows(string operation)
    {
        var call = RecordingCallers.Named(operation);
        await AssertAsync(call, "a member", call.Member, Bearer(call, world.Session));
        await AssertAsync(call, "the host", call.Host, Ticket(call, world.Stage.Host));
        await AssertAsync(call, "a speaker", call.Speaker, Ticket(call, world.Stage.Speaker));
        await AssertAsync(call, "an attendee", call.Attendee, Ticket(call, world.Stage.Attendee));
        await AssertAsync(call, "the tenant", call.Tenant, world.Controller.Key.Request(new HttpMethod(call.Method), PathOf(call)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_holder_of_the_hosts_token_may_what_the_host_may(string operation)
    {
        var call = RecordingCallers.Named(operation);
        if (call.Operation == "listRecorders")
            return; // of the service, not of a meeting: a join token is no key to it
        var expected = call is { Operation: "listRecordings" or "reconcileRecordings" } ? 401 : call.Host;
        await AssertAsync(call, "the token", expected, Bearer(call, world.Stage.HostToken));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Nobody_else_learns_of_a_recording(string operation)
    {
        var call = RecordingCallers.Named(operation);
        if (call.Operation is "listRecordings" or "reconcileRecordings" or "listRecorders")
            return; // of the caller's own tenant
        var ofMeeting = call.Path.StartsWith("meetings", StringComparison.Ordinal);
        await AssertAsync(call, "a guest", 401, new HttpRequestMessage(new HttpMethod(call.Method), PathOf(call)));
        await AssertAsync(call, "another tenant", 404, world.Controller.Stranger.Request(new HttpMethod(call.Method), PathOf(call)));
        await AssertAsync(call, "another meeting's host", ofMeeting ? 403 : 404, Ticket(call, world.Elsewhere.Host));
        await AssertAsync(call, "another meeting's token", 404, Bearer(call, world.Elsewhere.HostToken));
    }

    [Fact]
    public async Task Whoever_waits_in_the_lobby_or_was_removed_sees_nothing()
    {
        var stage = await RecordingStage.SetAsync(world.Controller, new { lobby = "guests" });
        var waiting = await stage.JoinAsync("Walt", role: null);
        using var unseen = await world.Controller.Http.SendAsync(waiting.Request(HttpMethod.Get, $"api/v1/meetings/{stage.Code}/recordings"));
        await unseen.AssertProblemAsync(403, "in_lobby");
        (await stage.CallAsync(HttpMethod.Post, $"meetings/{stage.Code}/participants/{stage.Attendee.ParticipantId}/kick")).EnsureSuccessStatusCode();
        using var removed = await world.Controller.Http.SendAsync(stage.Attendee.Request(HttpMethod.Get, $"api/v1/meetings/{stage.Code}/recordings"));
        await removed.AssertProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Whoever_has_left_still_sees_and_changes_nothing()
    {
        var stage = await RecordingStage.SetAsync(world.Controller);
        (await world.Controller.Http.SendAsync(stage.Host.Request(HttpMethod.Post, $"api/v1/meetings/{stage.Code}/leave"))).EnsureSuccessStatusCode();
        using var seen = await world.Controller.Http.SendAsync(stage.Host.Request(HttpMethod.Get, $"api/v1/meetings/{stage.Code}/recordings"));
        Assert.True(seen.IsSuccessStatusCode);
        using var started = await world.Controller.Http.SendAsync(stage.Host.Request(HttpMethod.Post, $"api/v1/meetings/{stage.Code}/recording/start"));
        await started.AssertProblemAsync(403, "not_granted");
    }

    [Theory]
    [InlineData("start")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("stop")]
    public async Task A_capture_is_ordered_by_whoever_has_the_grant_to_record(string order)
    {
        var path = $"api/v1/meetings/{world.Stage.Code}/recording/{order}";
        using var attendee = await world.Controller.Http.SendAsync(world.Stage.Attendee.Request(HttpMethod.Post, path));
        await attendee.AssertProblemAsync(403, "not_granted");
        using var guest = await world.Controller.Http.PostAsync(path, null);
        await guest.AssertProblemAsync(401, "not_authenticated");
        using var stranger = await world.Controller.Http.SendAsync(world.Controller.Stranger.Request(HttpMethod.Post, path));
        await stranger.AssertProblemAsync(404, "meeting_not_found");
    }

    [Fact]
    public async Task A_word_of_access_opens_the_files_of_its_recording_and_no_others()
    {
        var given = await world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{world.RecordingId}/access");
        using var film = await world.Controller.Http.GetAsync($"api/v1/recordings/{world.RecordingId}/file?access={given.Text("access")}");
        Assert.True(film.IsSuccessStatusCode);
        await world.Controller.Http.GetAsync($"api/v1/recordings/another/file?access={given.Text("access")}").AssertProblemAsync(403, "access_invalid");
        await world.Controller.Http.GetAsync($"api/v1/recordings/{world.RecordingId}/file?access=made-up").AssertProblemAsync(403, "access_invalid");
        await world.Controller.Http.GetAsync($"api/v1/recordings/{world.RecordingId}/files/nope?access={given.Text("access")}").AssertProblemAsync(404, "file_not_found");
    }

    [Fact]
    public async Task Every_call_of_the_document_is_in_a_contract()
    {
        using var document = JsonDocument.Parse(await world.Controller.Http.GetStringAsync("openapi/v1.json"));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.GetProperty("tags")[0].GetString() == "Recordings")
            .Select(operation => operation.Value.Text("operationId"))
            .Except(["startRecording", "pauseRecording", "resumeRecording", "stopRecording", "recomposeRecording"]) // RecordingApiTests
            .Order();
        Assert.Equal(RecordingCallers.All.Select(call => call.Operation).Order(), operations);
    }

    private string PathOf(RecordingCall call) => "api/v1/" + call.Path
        .Replace("{m}", world.Stage.Code, StringComparison.Ordinal)
        .Replace("{r}", world.RecordingId, StringComparison.Ordinal)
        .Replace("{none}", "0123456789abcdef0123456789abcdef", StringComparison.Ordinal);

    private HttpRequestMessage Ticket(RecordingCall call, Joined who) => who.Request(new HttpMethod(call.Method), PathOf(call));

    private HttpRequestMessage Bearer(RecordingCall call, string token)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), PathOf(call));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task AssertAsync(RecordingCall call, string who, int expected, HttpRequestMessage request)
    {
        using (request)
        {
            if (call.Body is not null)
                request.Content = new StringContent(call.Body, Encoding.UTF8, "application/json");
            using var response = await world.Controller.Http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var fits = expected == RecordingCall.May ? response.IsSuccessStatusCode : (int)response.StatusCode == expected;
            Assert.True(fits, $"{call.Operation} as {who}: {(int)response.StatusCode}, not {expected}: {(text.Length > 300 ? text[..300] : text)}");
        }
    }
}
