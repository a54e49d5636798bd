using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Meetings;

/// <summary>What holds for every call of the Meetings module: who may, what is refused, and how it is repeated.</summary>
public sealed class ContractTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly int[] Forbidden = [403];
    private static readonly int[] Gone = [404, 410]; // whoever was in it has left with the end
    private static readonly string[] Refusals = ["not_granted", "forbidden"];

    public static TheoryData<string> AllCalls => Calls.Where(_ => true);

    public static TheoryData<string> Writes => Calls.Where(call => call.IsWrite);

    public static TheoryData<string> Bodies => Calls.Where(call => call.Body is not null);

    public static TheoryData<string> OfMeetings => Calls.Where(call => call.Path.Contains("{m}"));

    public static TheoryData<string> OfPeople => Calls.Where(call => call.Path.Contains("{p}") || call.Path.Contains("{waiting}"));

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task The_tenant_may_whatever_is_not_for_oneself(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        using var response = await stage.SendAsync(call, controller.Key.Request(new HttpMethod(call.Method), stage.Path(call)));
        Assert.Equal(call.Need == Need.Self ? 403 : call.Status, (int)response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_host_may_what_a_meeting_needs(string operation)
    {
        var call = Calls.Named(operation);
        await AssertAsync(call, stage => stage.Host, call.Need == Need.Tenant ? 403 : call.Status);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task An_attendee_may_look_and_leave(string operation)
    {
        var call = Calls.Named(operation);
        await AssertAsync(call, stage => stage.Attendee, call.Need is Need.Moderate or Need.Tenant ? 403 : call.Status);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_guest_may_see_the_meeting_and_nothing_else(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        using var response = await stage.SendAsync(call, new HttpRequestMessage(new HttpMethod(call.Method), stage.Path(call)));
        Assert.Equal(call.Need == Need.Nothing ? call.Status : 401, (int)response.StatusCode);
        if (call.Need != Need.Nothing)
            Assert.NotEmpty(response.Headers.WwwAuthenticate);
    }

    [Theory]
    [MemberData(nameof(OfMeetings))]
    public async Task Another_tenants_meeting_does_not_exist(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        using var response = await stage.SendAsync(call, controller.Stranger.Request(new HttpMethod(call.Method), stage.Path(call)));
        if (call.Need == Need.Self)
            Assert.Equal(403, (int)response.StatusCode);
        else
            await response.AssertProblemAsync(404, "meeting_not_found");
    }

    [Theory]
    [MemberData(nameof(OfMeetings))]
    public async Task A_ticket_of_another_meeting_opens_nothing(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        var elsewhere = await Stage.SetAsync(controller);
        using var response = await stage.SendAsync(call, elsewhere.Host.Request(new HttpMethod(call.Method), stage.Path(call)));
        await response.AssertProblemAsync(403, "ticket_wrong_meeting");
    }

    [Theory]
    [MemberData(nameof(OfMeetings))]
    public async Task A_meeting_that_is_not_there_is_not_found(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        var path = stage.Path(call).Replace(stage.MeetingId, "0123456789abcdef0123456789abcdef");
        using var response = await stage.SendAsync(call, controller.Key.Request(new HttpMethod(call.Method), path));
        await response.AssertProblemAsync(404, "meeting_not_found");
    }

    [Theory]
    [MemberData(nameof(OfPeople))]
    public async Task Somebody_who_is_not_there_is_not_found(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        var path = stage.Path(call)
            .Replace(stage.Attendee.ParticipantId, "0123456789abcdef0123456789abcdef")
            .Replace(stage.Waiting.ParticipantId, "0123456789abcdef0123456789abcdef");
        using var response = await stage.SendAsync(call, stage.Host.Request(new HttpMethod(call.Method), path));
        await response.AssertProblemAsync(404, "participant_not_found");
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_does_not_fit_is_refused_and_changes_nothing(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        var before = await MeetingAsync(stage);
        foreach (var (body, code) in new[] { ("{\"", "invalid_json"), ("[]", "invalid_body"), ("{\"nobodyKnowsThis\":1}", "invalid_body"), ("7", "invalid_body") })
        {
            using var response = await stage.SendAsync(call, stage.Host.Request(new HttpMethod(call.Method), stage.Path(call)), body: body);
            await response.AssertProblemAsync(400, code);
        }

        Assert.Equal(before, await MeetingAsync(stage));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_repeated_key_gives_the_same_answer_and_acts_once(string operation)
    {
        var call = Calls.Named(operation);
        var stage = await Stage.SetAsync(controller);
        var caller = call.Need == Need.Self ? stage.Attendee : stage.Host;
        var key = Guid.NewGuid().ToString();
        using var first = await stage.SendAsync(call, caller.Request(new HttpMethod(call.Method), stage.Path(call)), key);
        Assert.Equal(call.Status, (int)first.StatusCode);
        var audited = await AuditAsync(stage);
        using var second = await stage.SendAsync(call, caller.Request(new HttpMethod(call.Method), stage.Path(call)), key);
        Assert.Equal(call.Status, (int)second.StatusCode);
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(audited, await AuditAsync(stage));

        using var other = await stage.SendAsync(
            call, caller.Request(new HttpMethod(call.Method), stage.Path(call)), key, body: $"{{\"another\":\"{Guid.NewGuid()}\"}}");
        await other.AssertProblemAsync(422, "idempotency_key_reused");
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_to_a_meeting_that_has_ended_is_refused(string operation)
    {
        var call = Calls.Named(operation);
        if (call.Operation is "endMeeting" or "liftBan")
            return; // ending twice is no error, and a ban may be lifted at any time
        var stage = await Stage.SetAsync(controller);
        using var ended = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Post, $"api/v1/meetings/{stage.MeetingId}/end"));
        Assert.True(ended.IsSuccessStatusCode);
        using var response = await stage.SendAsync(call, controller.Key.Request(new HttpMethod(call.Method), stage.Path(call)));
        Assert.Contains((int)response.StatusCode, call.Need == Need.Self ? Forbidden : Gone);
    }

    [Fact]
    public async Task Every_call_of_the_document_is_in_a_contract()
    {
        using var document = JsonDocument.Parse(await controller.Http.GetStringAsync("openapi/v1.json"));
        var tags = new[] { "Meetings", "Participants", "Lobby", "Screen share", "Audit" };
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value)
            .Where(operation => tags.Contains(operation.GetProperty("tags")[0].GetString()))
            .Select(operation => operation.Text("operationId"))
            .Except(["createMeeting", "joinMeeting"]) // MeetingApiTests and DoorTests
            .Order();
        Assert.Equal(Calls.All.Select(call => call.Operation).Order(), operations);
    }

    private async Task AssertAsync(Call call, Func<Stage, Joined> who, int status)
    {
        var stage = await Stage.SetAsync(controller);
        using var response = await stage.SendAsync(call, who(stage).Request(new HttpMethod(call.Method), stage.Path(call)));
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 403)
            Assert.Contains((await response.ReadJsonAsync()).Text("code"), Refusals);
    }

    private async Task<string> MeetingAsync(Stage stage)
    {
        using var response = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Get, $"api/v1/meetings/{stage.MeetingId}"));
        return $"{response.Headers.ETag} {await response.Content.ReadAsStringAsync()}";
    }

    private async Task<string> AuditAsync(Stage stage)
    {
        using var response = await controller.Http.SendAsync(controller.Key.Request(HttpMethod.Get, $"api/v1/meetings/{stage.MeetingId}/audit"));
        return await response.Content.ReadAsStringAsync();
    }
}
