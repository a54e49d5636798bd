namespace Conference.Recorder.Rtp;

/// <summary>The unit types of H.264 that matter here (ITU-T H.264 table 7-1).</summary>
internal static class H264Unit
{
    public const int Slice = 1;
    public const int KeySlice = 5;
    public const int Enhancement = 6;
    public const int SequenceParameters = 7;
    public const int PictureParameters = 8;
    public const int Delimiter = 9;
}
