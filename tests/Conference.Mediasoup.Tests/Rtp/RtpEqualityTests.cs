namespace Conference.Mediasoup.Tests;

public sealed class RtpEqualityTests
{
    [Fact]
    public void Records_with_equal_lists_are_equal()
    {
        Assert.Equal(Parameters(), Parameters());
        Assert.Equal(Parameters().GetHashCode(), Parameters().GetHashCode());
    }

    [Fact]
    public void A_difference_deep_inside_makes_records_unequal()
    {
        RtpParameters changed = Parameters() with
        {
            Codecs = [Parameters().Codecs[0] with { Parameters = ParameterMap.Of(("profile-id", 2)) }],
        };

        Assert.NotEqual(Parameters(), changed);
    }

    [Fact]
    public void A_list_that_changes_after_it_was_set_does_not_change_the_record()
    {
        var feedback = new List<RtcpFeedback> { new() { Type = "nack" } };
        var codec = new RtpCodecParameters { MimeType = "video/VP9", PayloadType = 96, ClockRate = 90000, RtcpFeedback = feedback };

        feedback.Clear();

        Assert.Single(codec.RtcpFeedback);
    }

    private static RtpParameters Parameters() => new()
    {
        Codecs =
        [
            new()
            {
                MimeType = "video/VP9",
                PayloadType = 96,
                ClockRate = 90000,
                Parameters = ParameterMap.Of(("profile-id", 0)),
                RtcpFeedback = [new() { Type = "nack", Parameter = "pli" }],
            },
        ],
        Encodings = [new() { Ssrc = 1, Rtx = new() { Ssrc = 2 } }],
    };
}
