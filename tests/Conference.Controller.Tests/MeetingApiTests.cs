using System.Net;
using System.Net.Http.Json;
using System.Text;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests;

public sealed class MeetingApiTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task A_created_meeting_is_found_by_id_and_by_code()
    {
        using var response = await controller.Http.PostAsJsonAsync("api/v1/meetings", new { name = "Planning" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var created = await response.ReadJsonAsync();
        Assert.Matches("^[a-z]{3}-[a-z]{4}-[a-z]{3}$", created.Text("code"));

        foreach (var key in new[] { created.Text("id"), created.Text("code"), created.Text("code").ToUpperInvariant() })
        {
            var found = await controller.Http.GetFromJsonAsync<System.Text.Json.JsonElement>($"api/v1/meetings/{key}");
            Assert.Equal("Planning", found.Text("name"));
            Assert.Equal("open", found.Text("status"));
        }
    }

    [Theory]
    [InlineData("GET", "api/v1/meetings/nope", null, null, 404, "meeting_not_found")]
    [InlineData("POST", "api/v1/meetings/nope/join", "{\"displayName\":\"A\",\"key\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}}", "application/json", 404, "meeting_not_found")]
    [InlineData("POST", "api/v1/meetings", "{\"name\":", "application/json", 400, "invalid_json")]
    [InlineData("POST", "api/v1/meetings", "not json", "application/json", 400, "invalid_json")]
    [InlineData("POST", "api/v1/meetings", "{\"name\":5}", "application/json", 400, "invalid_body")]
    [InlineData("POST", "api/v1/meetings", "[]", "application/json", 400, "invalid_body")]
    [InlineData("POST", "api/v1/meetings", "", "application/json", 400, "invalid_body")]
    [InlineData("POST", "api/v1/meetings", "name=x", "application/x-www-form-urlencoded", 415, "unsupported_media_type")]
    [InlineData("POST", "api/v1/meetings", "{}", "text/plain", 415, "unsupported_media_type")]
    [InlineData("GET", "api/v1/nothing/here", null, null, 404, "not_found")]
    [InlineData("DELETE", "api/v1/meetings", null, null, 405, "method_not_allowed")]
    [InlineData("GET", "api/v1/recordings/nope", null, null, 401, "not_authenticated")]
    [InlineData("GET", "api/v1/meetings/nope/recordings", null, null, 404, "meeting_not_found")]
    [InlineData("GET", "signal", null, null, 400, "websocket_required")]
    public async Task A_bad_request_is_told_what_is_wrong(
        string method, string path, string? body, string? contentType, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, contentType!);
        using var response = await controller.Http.SendAsync(request);
        await AssertProblemAsync(response, status, code);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused()
    {
        using var response = await controller.Http.PostAsJsonAsync("api/v1/meetings", new { name = new string('x', 70_000) });
        await AssertProblemAsync(response, 413, "body_too_large");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0000\u0007")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_name_that_others_could_not_read_is_refused(string displayName)
    {
        var meeting = await controller.CreateMeetingAsync();
        using var response = await controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{meeting}/join", new { displayName, key = new Device().PublicKey });
        await AssertProblemAsync(response, 400, "invalid_body");
    }

    [Fact]
    public async Task A_join_without_a_fitting_device_key_is_refused()
    {
        var meeting = await controller.CreateMeetingAsync();
        foreach (var key in new object[] { new { kty = "EC", crv = "P-384", x = "AA", y = "AA" }, new { kty = "EC", crv = "P-256", x = "AA", y = "AA" } })
        {
            using var response = await controller.Http.PostAsJsonAsync($"api/v1/meetings/{meeting}/join", new { displayName = "A", key });
            await AssertProblemAsync(response, 400, "invalid_body");
        }
    }

    [Fact]
    public async Task A_call_for_participants_needs_a_ticket_of_that_meeting()
    {
        var meeting = await controller.CreateMeetingAsync();
        var elsewhere = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Eve");
        var path = $"api/v1/meetings/{meeting}/recording/start";

        using var without = await controller.Http.PostAsync(path, null);
        await AssertProblemAsync(without, 401, "not_authenticated");
        using var foreign = await controller.Http.SendAsync(elsewhere.Request(HttpMethod.Post, path));
        await AssertProblemAsync(foreign, 403, "ticket_wrong_meeting");
        foreach (var ticket in Forgeries(elsewhere.Ticket))
        {
            using var forged = await controller.Http.SendAsync((elsewhere with { Ticket = ticket }).Request(HttpMethod.Post, path));
            await AssertProblemAsync(forged, 401, "ticket_invalid");
        }
    }

    [Fact]
    public async Task Leaving_twice_is_no_error_and_ends_the_connections()
    {
        var meeting = await controller.CreateMeetingAsync();
        var ada = await controller.JoinAsync(meeting, "Ada");
        var (events, _) = await ada.EventsAsync();
        var (signal, _) = await ada.SignalAsync();
        for (var i = 0; i < 2; i++)
        {
            using var response = await controller.Http.SendAsync(ada.Request(HttpMethod.Post, $"api/v1/meetings/{meeting}/leave"));
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        Assert.Equal(4410, await events.Closed);
        Assert.Equal(4410, await signal.Closed);
    }

    [Fact]
    public async Task Stop_without_Record_is_refused()
    {
        var meeting = await controller.CreateMeetingAsync();
        var ada = await controller.JoinAsync(meeting, "Ada");
        using var response = await controller.Http.SendAsync(ada.Request(HttpMethod.Post, $"api/v1/meetings/{meeting}/recording/stop"));
        await AssertProblemAsync(response, 409, "not_recording");
    }

    private static IEnumerable<string> Forgeries(string ticket)
    {
        var parts = ticket.Split('.');
        yield return "x";
        yield return $"{parts[0]}.{parts[1]}.";
        yield return $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}";
        yield return $"{parts[0]}.{parts[1][..^2]}AA.{parts[2]}";
        var none = Convert.ToBase64String("{\"alg\":\"none\",\"typ\":\"JWT\"}"u8).TrimEnd('=');
        yield return $"{none}.{parts[1]}.{parts[2]}";
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.ReadJsonAsync();
        Assert.Equal(code, problem.Text("code"));
        Assert.NotEmpty(problem.Text("detail"));
    }
}
