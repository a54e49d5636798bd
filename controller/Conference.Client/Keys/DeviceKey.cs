using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Client.Keys;

/// <summary>The key pair that stands for one device in one meeting: tickets are bound to it, and each connection and call proves it.</summary>
internal sealed class DeviceKey : IDisposable
{
    // ECDsa instances are not documented as safe for threads, and a REST call may be signed while a socket authenticates.
    private readonly Lock _lock = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public DeviceKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = new DevicePublicKey("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    public DevicePublicKey PublicKey { get; }

    /// <summary>ECDSA with SHA-256 in the raw r || s form, base64url.</summary>
    public string Sign(string text)
    {
        lock (_lock)
            return Base64Url.EncodeToString(_key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
    }

    public void Dispose()
    {
        lock (_lock)
            _key.Dispose();
    }
}
