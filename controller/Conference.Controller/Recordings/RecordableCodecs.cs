using Conference.Controller.Media;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>Keeps codecs out of meetings whose recordings this host could not compose.</summary>
internal sealed class RecordableCodecs(IVideoDecoders decoders) : ICodecCheck
{
    public async Task<string?> RefuseAsync(VideoCodec codec, CancellationToken cancellationToken) =>
        await decoders.CanDecodeAsync(codec.MimeType(), cancellationToken) ? null : "the FFmpeg that composes recordings here cannot decode it; "
            + "install one that can (a full build: apt-get install ffmpeg), or take the codec off the list.";
}
