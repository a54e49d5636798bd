using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.People;

/// <summary>What a sender said of its clock, and when.</summary>
internal sealed class SenderClock(SenderReport report)
{
    private readonly long _at = TimeProvider.System.GetTimestamp();

    public SenderReport Now(int clockRate, uint ssrc)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_at).TotalSeconds;
        return new SenderReport(ssrc, report.NtpSeconds + elapsed, report.RtpTimestamp + (uint)(elapsed * clockRate));
    }
}
