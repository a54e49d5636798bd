using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Hosting;

/// <summary>Where the controller listens. Browsers give a page camera and microphone on localhost or over HTTPS only.</summary>
internal sealed class ListenOptions
{
    public const string Section = "Listen";

    /// <summary>HTTP on the loopback addresses; 0 takes a free port.</summary>
    [Range(0, 65_535)]
    public int HttpPort { get; set; } = 8080;

    /// <summary>HTTPS on every address; 0 takes a free port, null listens on loopback only.</summary>
    [Range(0, 65_535)]
    public int? HttpsPort { get; set; } = 8443;

    /// <summary>
    /// A port of its own for media signaling; 0 takes a free port, null serves it on the ports above. With HTTPS it speaks TLS on every
    /// address, without on loopback only.
    /// </summary>
    [Range(0, 65_535)]
    public int? SignalPort { get; set; }

    /// <summary>The same for events; both may be one.</summary>
    [Range(0, 65_535)]
    public int? EventsPort { get; set; }

    /// <summary>The same for the feed of recorders in other processes.</summary>
    [Range(0, 65_535)]
    public int? FeedPort { get; set; }

    /// <summary>A PKCS#12 file; without one a certificate is made in the data folder.</summary>
    public string? CertificateFile { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>Addresses or networks (10.0.0.0/8) of the proxies in front, whose X-Forwarded-For and -Proto are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];
}
