using Conference.Controller.Webhooks;

namespace Conference.Controller.Tests.Webhooks;

public sealed class RetryScheduleTests
{
    private const double Even = 0.5; // neither longer nor shorter

    private static readonly RetrySchedule Schedule = new(new WebhookOptions().Delays, TimeSpan.FromHours(24));

    [Theory]
    [InlineData(1, "00:00:05")]
    [InlineData(2, "00:00:30")]
    [InlineData(3, "00:02:00")]
    [InlineData(4, "00:10:00")]
    [InlineData(5, "01:00:00")]
    [InlineData(6, "03:00:00")]
    [InlineData(7, "03:00:00")]
    [InlineData(70, "03:00:00")]
    public void Pauses_grow_and_the_last_one_repeats(int attempts, string pause) =>
        Assert.Equal(TimeSpan.Parse(pause), Schedule.Next(attempts, TimeSpan.Zero, null, Even));

    [Fact]
    public void Chance_makes_a_pause_a_fifth_longer_or_shorter()
    {
        Assert.Equal(TimeSpan.FromSeconds(4), Schedule.Next(1, TimeSpan.Zero, null, 0));
        Assert.Equal(TimeSpan.FromSeconds(6), Schedule.Next(1, TimeSpan.Zero, null, 1));
    }

    [Fact]
    public void An_event_is_given_up_when_the_next_attempt_would_come_too_late()
    {
        Assert.NotNull(Schedule.Next(9, TimeSpan.FromHours(21), null, Even));
        Assert.Null(Schedule.Next(9, TimeSpan.FromHours(21.1), null, Even));
    }

    [Theory]
    [InlineData("00:00:01", "00:00:05")] // no sooner than the schedule
    [InlineData("-00:01:00", "00:00:05")]
    [InlineData("00:07:00", "00:07:00")]
    [InlineData("9.00:00:00", "1.00:00:00")] // and still in time
    public void A_receiver_can_ask_for_a_longer_pause(string asked, string pause) =>
        Assert.Equal(TimeSpan.Parse(pause), Schedule.Next(1, TimeSpan.Zero, TimeSpan.Parse(asked), Even));

    [Fact]
    public void All_attempts_of_a_dead_receiver_lie_within_a_day()
    {
        var elapsed = TimeSpan.Zero;
        var attempts = 1;
        while (Schedule.Next(attempts, elapsed, null, Even) is { } pause)
        {
            elapsed += pause;
            attempts++;
        }
        Assert.Equal(13, attempts);
        Assert.InRange(elapsed, TimeSpan.FromHours(20), TimeSpan.FromHours(24));
    }
}
