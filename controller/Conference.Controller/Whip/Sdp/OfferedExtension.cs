using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>A header extension of the offer that the worker knows too.</summary>
internal sealed record OfferedExtension(byte Id, RtpHeaderExtensionUri Uri)
{
    /// <summary>Reads <c>a=extmap</c> (RFC 8285); what is unknown, one-way or numbered for later is left out, since all are optional.</summary>
    public static List<OfferedExtension> ReadAll(SdpMedia media, SdpSection session)
    {
        var extensions = new List<OfferedExtension>();
        foreach (var attribute in session.All("extmap").Concat(media.Section.All("extmap")))
        {
            var words = attribute.Words(2);
            var (number, direction) = words[0].Split('/', 2) is [var before, var after] ? (before, after) : (words[0], "sendrecv");
            if (!SdpToken.TryNumber(number, ushort.MaxValue, out var id) || id == 0)
                throw attribute.Line.Invalid($"\"{number}\" is no number of a header extension");
            // RFC 8285, section 7: numbers from 4096 stand for a choice that this answer does not make.
            if (id > byte.MaxValue || direction != "sendrecv" || HeaderExtensionUris.Find(words[1]) is not { } uri)
                continue;
            if (extensions.Exists(other => other.Id == id))
                throw attribute.Line.Invalid($"header extension {id} is there twice");
            if (!extensions.Exists(other => other.Uri == uri))
                extensions.Add(new OfferedExtension((byte)id, uri));
        }

        return extensions;
    }
}
