using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Conference.Controller.Hosting;

/// <summary>The certificate for HTTPS: the operator's, or one of ours that is made once and renewed before it expires.</summary>
internal static class ServerCertificate
{
    private const string FileName = "https.pfx";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(397); // the longest that browsers take
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromDays(30);

    public static X509Certificate2 Load(ListenOptions options, string dataFolder, TimeProvider clock)
    {
        if (options.CertificateFile is { Length: > 0 } file)
            return Open(file, options.CertificatePassword);
        var made = Path.Combine(dataFolder, FileName);
        if (File.Exists(made))
        {
            var certificate = Open(made, null);
            if (certificate.NotAfter.ToUniversalTime() > (clock.GetUtcNow() + RenewalMargin).UtcDateTime)
                return certificate;
            certificate.Dispose();
        }

        return Make(made, clock);
    }

    private static X509Certificate2 Open(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The certificate {file} cannot be read: {exception.Message}", exception);
        }
    }

    private static X509Certificate2 Make(string file, TimeProvider clock)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Dns.GetHostName()}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Dns.GetHostName());
        foreach (var address in LocalAddresses.All())
            names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now + Validity - TimeSpan.FromDays(2));

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(file, options))
            stream.Write(certificate.Export(X509ContentType.Pkcs12));
        return Open(file, null);
    }
}
