using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Tests.Support;

/// <summary>A client's device: a P-256 key pair, as a browser's WebCrypto makes it.</summary>
public sealed class Device
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public object PublicKey
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) };
        }
    }

    public string Sign(string subprotocol, string nonce, string ticket) => Base64Url.EncodeToString(
        _key.SignData(Encoding.UTF8.GetBytes($"{subprotocol}\n{nonce}\n{ticket}"), HashAlgorithmName.SHA256));
}
