using Conference.Recorder.Rtp;

namespace Conference.Recorder.Capture;

/// <summary>Takes the frames of a track, and what is wrong with them.</summary>
internal interface IFrameSink
{
    /// <param name="fileTime">In seconds.</param>
    /// <param name="frame">Holds the frame until the call returns.</param>
    void OnFrame(double fileTime, Depacketizer frame);

    /// <summary>Something of the track is missing from here on.</summary>
    void OnDamage(double fileTime);

    /// <summary>A packet was not what its codec's RTP format says.</summary>
    void OnMalformed();
}
