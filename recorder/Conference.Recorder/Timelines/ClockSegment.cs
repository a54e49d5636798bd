namespace Conference.Recorder.Timelines;

/// <summary>From a file time on: recording time = <paramref name="Offset"/> + file time × <paramref name="Rate"/>, all in seconds.</summary>
internal readonly record struct ClockSegment(double FromFileTime, double Offset, double Rate)
{
    public double ToRecording(double fileTime) => Offset + fileTime * Rate;

    public double ToFile(double recordingTime) => (recordingTime - Offset) / Rate;
}
