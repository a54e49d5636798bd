using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Whip;

/// <summary>The documents' words on HTTP (RFC 9725; draft-ietf-wish-whep), one by one.</summary>
public sealed class WhipContractTests(WhipFixture fixture) : IClassFixture<WhipFixture>
{
    private const string Sdp = "application/sdp";
    private const string Fragment = "application/trickle-ice-sdpfrag";

    private static readonly string Candidates = SdpSamples.Lines(
        "a=ice-ufrag:EsAw", "a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=mid:0",
        "a=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0 ufrag EsAw network-id 1",
        "a=candidate:473322822 1 tcp 1518280447 198.51.100.2 9 typ host tcptype active", "a=end-of-candidates");

    private static readonly string Restart = SdpSamples.Lines("a=ice-ufrag:ysXw", "a=ice-pwd:vw5LmwG4y/e6dPP/zAP9Gp5k");

    private readonly ControllerFixture _controller = fixture.Controller;

    [Fact]
    public async Task A_session_is_created_with_all_that_its_client_needs()
    {
        var meeting = await _controller.CreateMeetingAsync();
        using var response = await PostAsync($"whip/{meeting}", Token(meeting), SdpSamples.Publish);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(Sdp, response.Content.Headers.ContentType?.ToString());
        Assert.Matches("^/whip/[0-9a-f]{32}/[0-9a-f]{32}$", response.Headers.Location?.ToString());
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.Equal([Fragment], response.Headers.GetValues("Accept-Patch"));
        Assert.Equal(
            [
                "<turn:turn.example.org?transport=udp>; rel=\"ice-server\"; username=\"ada\"; credential=\"se\\\"cret\"; credential-type=\"password\"",
                "<stun:stun.example.org>; rel=\"ice-server\"",
            ],
            response.Headers.GetValues("Link"));
        var answer = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("v=0\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=recvonly\r\n", answer, StringComparison.Ordinal);
        Assert.Contains($"a=ice-ufrag:{response.Headers.ETag.Tag.Trim('"')}\r\n", answer, StringComparison.Ordinal);
        await DeleteAsync(response.Headers.Location!, Token(meeting), HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_player_is_answered_under_the_numbers_of_its_offer()
    {
        var meeting = await _controller.CreateMeetingAsync();
        using var publisher = await PostAsync($"whip/{meeting}", Token(meeting), SdpSamples.Publish);
        using var player = await PostAsync($"whep/{meeting}", Token(meeting, "viewer"), SdpSamples.Play);
        Assert.Equal(HttpStatusCode.Created, player.StatusCode);
        var answer = await player.Content.ReadAsStringAsync();
        Assert.Contains("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=sendonly\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=ssrc-group:FID ", answer, StringComparison.Ordinal);
        Assert.Contains("a=msid:- video\r\n", answer, StringComparison.Ordinal);
        await DeleteAsync(player.Headers.Location!, Token(meeting, "viewer"), HttpStatusCode.OK);
        await DeleteAsync(publisher.Headers.Location!, Token(meeting), HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_has_no_token_that_holds_here_is_turned_away()
    {
        var meeting = await _controller.CreateMeetingAsync();
        var elsewhere = await _controller.CreateMeetingAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var expired = _controller.Key.Sign(new { scope = "join", meeting, sub = "a", iat = now - 900, exp = now - 300 });
        var ticket = (await _controller.JoinAsync(meeting, "Ada")).Ticket;
        foreach (var path in (string[])[$"whip/{meeting}", $"whep/{meeting}"])
        {
            foreach (var (token, status, code) in new (string?, int, string)[]
            {
                (null, 401, "not_authenticated"),
                ("x", 401, "token_invalid"),
                (ticket, 401, "token_invalid"),
                (expired, 401, "token_expired"),
                (Token(meeting)[..^4] + "AAAA", 401, "token_invalid"),
                (_controller.Key.Token(), 403, "token_scope"),
                (Token(elsewhere), 403, "token_wrong_meeting"),
                (_controller.Stranger.JoinToken(meeting, "a"), 403, "token_wrong_meeting"),
            })
            {
                using var response = await PostAsync(path, token, SdpSamples.Publish);
                await response.AssertProblemAsync(status, code);
                Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Any(challenge => challenge.Scheme == "Bearer"));
                Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
            }
        }
    }

    [Theory]
    [InlineData("", Sdp, 400, "invalid_sdp")]
    [InlineData("garbage", Sdp, 400, "invalid_sdp")]
    [InlineData("v=0\r\n", Sdp, 400, "invalid_sdp")]
    [InlineData("{}", "application/json", 415, "unsupported_media_type")]
    [InlineData("v=0", null, 415, "unsupported_media_type")]
    [InlineData("v=0", "nonsense", 415, "unsupported_media_type")]
    public async Task A_body_that_is_no_offer_is_refused(string body, string? type, int status, string code)
    {
        var meeting = await _controller.CreateMeetingAsync();
        foreach (var path in (string[])[$"whip/{meeting}", $"whep/{meeting}"])
        {
            using var response = await PostAsync(path, Token(meeting), body, type);
            await response.AssertProblemAsync(status, code);
        }
    }

    [Fact]
    public async Task An_offer_that_is_well_formed_and_not_for_us_is_refused_as_a_whole()
    {
        var meeting = await _controller.CreateMeetingAsync();
        foreach (var (path, offer) in new[]
        {
            ($"whip/{meeting}", SdpSamples.Play),
            ($"whip/{meeting}", SdpSamples.Publish.With("a=rtpmap:96 VP8/90000", "a=rtpmap:96 H266/90000")),
            ($"whip/{meeting}", SdpSamples.Publish.With("m=video 0 UDP/TLS/RTP/SAVPF 96 97", "m=audio 9 UDP/TLS/RTP/SAVPF 96 97")),
            ($"whip/{meeting}", SdpSamples.Publish.With("a=rtpmap:97 rtx/90000", "a=rtpmap:111 rtx/90000").With("m=video 0 UDP/TLS/RTP/SAVPF 96 97", "m=video 0 UDP/TLS/RTP/SAVPF 96 111")),
            ($"whep/{meeting}", SdpSamples.Publish),
        })
        {
            using var response = await PostAsync(path, Token(meeting), offer);
            await response.AssertProblemAsync(422, "unsupported_offer");
        }
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused()
    {
        var meeting = await _controller.CreateMeetingAsync();
        using var response = await PostAsync($"whip/{meeting}", Token(meeting), SdpSamples.Publish + new string('x', 70_000));
        await response.AssertProblemAsync(413, "body_too_large");
    }

    [Fact]
    public async Task A_meeting_that_is_not_there_any_more_is_told_apart()
    {
        using var unknown = await PostAsync("whip/abc-defg-hij", Token("abc-defg-hij"), SdpSamples.Publish);
        await unknown.AssertProblemAsync(404, "meeting_not_found");

        var meeting = await _controller.CreateMeetingAsync();
        using var end = await _controller.Http.SendAsync(_controller.Key.Request(HttpMethod.Post, $"api/v1/meetings/{meeting}/end"));
        Assert.Equal(HttpStatusCode.OK, end.StatusCode);
        using var ended = await PostAsync($"whip/{meeting}", Token(meeting), SdpSamples.Publish);
        await ended.AssertProblemAsync(410, "meeting_ended");
    }

    [Fact]
    public async Task Who_may_not_publish_is_refused_and_does_not_stay()
    {
        var meeting = await _controller.CreateMeetingAsync();
        using var response = await PostAsync($"whip/{meeting}", _controller.Key.JoinToken(meeting, "watcher", "observer"), SdpSamples.Publish);
        await response.AssertProblemAsync(403, "not_granted");
        using var list = await _controller.Http.SendAsync(_controller.Key.Request(HttpMethod.Get, $"api/v1/meetings/{meeting}/participants"));
        Assert.Equal("left", Assert.Single((await list.ReadJsonAsync()).GetProperty("items").EnumerateArray()).Text("state"));
    }

    [Fact]
    public async Task When_there_is_nothing_to_play_the_player_is_told_when_to_ask_again()
    {
        var meeting = await _controller.CreateMeetingAsync();
        foreach (var path in (string[])["", "/nobody", "/nobody/camera"])
        {
            using var response = await PostAsync($"whep/{meeting}{path}", Token(meeting), SdpSamples.Play);
            await response.AssertProblemAsync(409, "nothing_to_play");
            Assert.Equal(5, response.Headers.RetryAfter?.Delta?.TotalSeconds);
        }

        using var unknown = await PostAsync($"whep/{meeting}/nobody/nose", Token(meeting), SdpSamples.Play);
        await unknown.AssertProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Candidates_are_taken_for_the_ICE_session_that_runs_and_for_no_other()
    {
        var meeting = await _controller.CreateMeetingAsync();
        using var created = await PostAsync($"whip/{meeting}", Token(meeting), SdpSamples.Publish);
        var (session, first) = (created.Headers.Location!, created.Headers.ETag!.Tag);

        foreach (var (tag, body, type, status, code) in new (string?, string, string, int, string)[]
        {
            (null, Candidates, Fragment, 428, "precondition_required"),
            ("\"stale\"", Candidates, Fragment, 412, "ice_session_over"),
            ($"W/{first}", Candidates, Fragment, 412, "ice_session_over"),
            (first, Candidates, Sdp, 415, "unsupported_media_type"),
            (first, "garbage", Fragment, 400, "invalid_sdp"),
            (first, Candidates.Replace("a=mid:0", "a=mid:9", StringComparison.Ordinal), Fragment, 400, "invalid_sdp"),
            (first, Candidates.Replace("61764", "x", StringComparison.Ordinal), Fragment, 400, "invalid_sdp"),
        })
        {
            using var refused = await PatchAsync(session, Token(meeting), tag, body, type);
            await refused.AssertProblemAsync(status, code);
        }

        using var trickled = await PatchAsync(session, Token(meeting), first, Candidates);
        Assert.Equal(HttpStatusCode.NoContent, trickled.StatusCode);
        Assert.Null(trickled.Headers.ETag);

        using var restarted = await PatchAsync(session, Token(meeting), "*", Restart);
        Assert.Equal(HttpStatusCode.OK, restarted.StatusCode);
        Assert.Equal(Fragment, restarted.Content.Headers.ContentType?.ToString());
        var second = restarted.Headers.ETag!.Tag;
        Assert.NotEqual(first, second);
        var fragment = await restarted.Content.ReadAsStringAsync();
        Assert.Contains($"a=ice-ufrag:{second.Trim('"')}\r\n", fragment, StringComparison.Ordinal);
        Assert.Contains("a=candidate:", fragment, StringComparison.Ordinal);

        using var stale = await PatchAsync(session, Token(meeting), first, Restart);
        await stale.AssertProblemAsync(412, "ice_session_over");
        using var late = await PatchAsync(session, Token(meeting), second, Restart);
        Assert.Equal(HttpStatusCode.NoContent, late.StatusCode); // the same credentials again: these are candidates of the new session
        using var quoted = await PatchAsync(session, Token(meeting), "\"*\"", Restart.Replace("ysXw", "ysXx", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, quoted.StatusCode);
        await DeleteAsync(session, Token(meeting), HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_belongs_to_whoever_began_it_and_ends_once()
    {
        var meeting = await _controller.CreateMeetingAsync();
        using var created = await PostAsync($"whip/{meeting}", Token(meeting), SdpSamples.Publish);
        var session = created.Headers.Location!;
        var underWhep = new Uri(session.ToString().Replace("/whip/", "/whep/", StringComparison.Ordinal), UriKind.Relative);

        await DeleteAsync(session, null, HttpStatusCode.Unauthorized);
        await DeleteAsync(session, Token(meeting, "somebody-else"), HttpStatusCode.NotFound);
        await DeleteAsync(session, Token(await _controller.CreateMeetingAsync()), HttpStatusCode.NotFound);
        await DeleteAsync(underWhep, Token(meeting), HttpStatusCode.NotFound);
        using var foreign = await PatchAsync(session, Token(meeting, "somebody-else"), "*", Restart);
        await foreign.AssertProblemAsync(404, "whip_session_not_found");

        await DeleteAsync(session, Token(meeting), HttpStatusCode.OK);
        await DeleteAsync(session, Token(meeting), HttpStatusCode.NotFound);
        using var over = await PatchAsync(session, Token(meeting), "*", Restart);
        await over.AssertProblemAsync(404, "whip_session_not_found");
    }

    [Theory]
    [InlineData("whip/abc-defg-hij")]
    [InlineData("whip/abc-defg-hij/0123")]
    [InlineData("whep/abc-defg-hij")]
    [InlineData("whep/abc-defg-hij/0123")]
    [InlineData("whep/abc-defg-hij/0123/camera")]
    public async Task Methods_that_say_nothing_here_are_answered_so(string path)
    {
        foreach (var (method, status) in new[] { ("GET", 204), ("HEAD", 204), ("PUT", 405), ("TRACE", 405) })
        {
            using var response = await _controller.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal((method, status), (method, (int)response.StatusCode));
        }

        using var question = new HttpRequestMessage(HttpMethod.Options, path);
        question.Headers.Add("Origin", "https://example.org");
        question.Headers.Add("Access-Control-Request-Method", "POST");
        using var options = await _controller.Http.SendAsync(question);
        Assert.Equal(HttpStatusCode.OK, options.StatusCode);
        Assert.Equal([Sdp], options.Headers.GetValues("Accept-Post"));
        Assert.Equal(["*"], options.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("PATCH", options.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("If-Match", options.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Contains("Location, ETag, Link", options.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    private string Token(string meeting, string user = "encoder") => _controller.Key.JoinToken(meeting, user);

    private Task<HttpResponseMessage> PostAsync(string path, string? token, string body, string? type = Sdp) =>
        SendAsync(HttpMethod.Post, path, token, null, body, type);

    private Task<HttpResponseMessage> PatchAsync(Uri session, string token, string? tag, string body, string type = Fragment) =>
        SendAsync(HttpMethod.Patch, session.ToString(), token, tag, body, type);

    private async Task DeleteAsync(Uri session, string? token, HttpStatusCode status)
    {
        using var response = await SendAsync(HttpMethod.Delete, session.ToString(), token, null, null, null);
        Assert.Equal(status, response.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string? tag, string? body, string? type)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return await _controller.Http.SendAsync(request);
    }
}
