namespace Conference.Controller.Media;

internal enum VideoCodec
{
    VP8,
    VP9,
    H264,
    AV1,
}
