using Conference.Controller.Errors;
using Conference.Controller.Webhooks;

namespace Conference.Controller.Tests.Webhooks;

public sealed class EventPatternsTests
{
    [Fact]
    public void Without_a_choice_all_events_are_wanted() => Assert.Equal(["*"], EventPatterns.Check(null));

    [Fact]
    public void Names_and_beginnings_of_names_are_taken_once() => Assert.Equal(
        ["participantJoined", "recording*", "*"], EventPatterns.Check(["participantJoined", "recording*", "participantJoined", "*"]));

    [Theory]
    [InlineData("")]
    [InlineData("Participant")]
    [InlineData("participant joined")]
    [InlineData("*Joined")]
    [InlineData("a*b")]
    [InlineData("participant**")]
    [InlineData("participantJoined\n")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? pattern) =>
        Assert.Equal(RefusalCode.InvalidBody, Assert.Throws<RefusedException>(() => EventPatterns.Check([pattern!])).Code);

    [Fact]
    public void None_and_too_many_are_refused()
    {
        Assert.Throws<RefusedException>(() => EventPatterns.Check([]));
        Assert.Throws<RefusedException>(() => EventPatterns.Check([.. Enumerable.Repeat("reaction", 51)]));
    }
}
