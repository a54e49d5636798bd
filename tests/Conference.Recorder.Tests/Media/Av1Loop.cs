using Conference.Testing.People;

namespace Conference.Recorder.Tests.Media;

/// <summary>A persona's picture in AV1.</summary>
internal static class Av1Loop
{
    private const int RtpHeader = 12;
    private const int KeyFrameInterval = Persona.FrameRate / 2;

    public static async Task<MediaLoop> EncodeAsync(Persona persona)
    {
        var units = await Ivf.EncodeAsync(
            "libaom-av1", PersonaMedia.SourceOf(persona, 640, 360) + ",format=yuv420p", Persona.LoopSeconds,
            "-usage", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-b:v", "600k", "-g", $"{KeyFrameInterval}", "-keyint_min", $"{KeyFrameInterval}");
        Assert.Equal(Persona.LoopSeconds * Persona.FrameRate, units.Count);
        var packets = new List<MediaPacket>();
        var (frame, begins) = (0, true);
        foreach (var packet in Av1Packetizer.Packets(units, Persona.FrameRate, countsElements: true))
        {
            var marker = (packet.Bytes[1] & 0x80) != 0;
            packets.Add(new MediaPacket(
                (double)frame / Persona.FrameRate, packet.Bytes[RtpHeader..], marker, begins && frame % KeyFrameInterval == 0, frame));
            frame += marker ? 1 : 0;
            begins = marker;
        }

        return new MediaLoop(Persona.LoopSeconds, frame, packets) { MimeType = "video/AV1" };
    }
}
