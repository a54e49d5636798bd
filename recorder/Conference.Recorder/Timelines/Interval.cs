namespace Conference.Recorder.Timelines;

/// <summary>From (included) to (excluded), in seconds of the recording.</summary>
internal readonly record struct Interval(double From, double To)
{
    public bool Contains(double moment) => From <= moment && moment < To;
}
