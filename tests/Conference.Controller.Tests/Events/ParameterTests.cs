using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Events;

/// <summary>Whatever a method is given, it answers or refuses; it never fails.</summary>
public sealed class ParameterTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly object?[] Garbage =
    [
        null, "text", 1, new object[] { 1, 2 }, new { },
        new
        {
            participantId = "\u0000", messageId = new string('x', 10_000), text = "\ud800", displayName = new string('n', 100), reaction = "<script>",
            key = "", value = "\u0000", pollId = "", question = "", options = new[] { "", "" }, recordingId = "nope", granted = true, role = "king",
            grants = new { everything = true }, reason = new string('r', 1_000), before = "nope", limit = 1_000_000, source = "mouth",
        },
        new
        {
            participantId = "nobody", messageId = "nobody", text = " ", displayName = " ", reaction = "", key = "k", value = new[] { 1 }, pollId = "p",
            question = "Q", options = Enumerable.Repeat("o", 50), recordingId = "", granted = false, role = "host", grants = new { nothing = false },
            to = Array.Empty<string>(), fileId = "no", replyTo = "no", clientId = "", limit = -1,
        },
        new { participantId = 1, messageId = true, text = 5, displayName = new { }, reaction = 1, key = 1, pollId = 1, options = "a", granted = "yes", close = 1 },
        new { to = new string?[] { null }, text = "x", options = new[] { int.MaxValue, -1 }, pollId = "p", grants = new { chat = "yes" }, participantId = "p" },
    ];

    public static TheoryData<string> Methods =>
    [
        "authenticate", "ping", "rename", "sendMessage", "editMessage", "deleteMessage", "getMessages", "raiseHand", "lowerHand", "lowerAllHands",
        "react", "createPoll", "vote", "closePoll", "consent", "setState", "mute", "muteAll", "askToUnmute", "stopVideo", "kick", "ban", "setRole",
        "setGrants", "lock", "unlock", "admit", "admitAll", "deny", "startShare", "stopShare",
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_refuses_what_it_cannot_use_and_the_connection_goes_on(string method)
    {
        var meeting = await controller.CreateMeetingAsync();
        await using var host = await EventClient.JoinAsync(controller, meeting, "Hanna", "host");
        foreach (var parameters in Garbage)
        {
            var outcome = await Record.ExceptionAsync(() => host.RawAsync(method, parameters));
            if (outcome is not null)
                Assert.NotEqual("internal_error", Assert.IsType<RpcRefusedException>(outcome).Code);
        }

        await host.CallAsync("ping");
    }
}
