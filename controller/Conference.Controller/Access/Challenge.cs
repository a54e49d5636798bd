using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>A nonce for one connection, and the check of the device's signature over it.</summary>
internal sealed record Challenge(string Nonce)
{
    public const string Method = "challenge";

    public static Challenge Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));

    /// <exception cref="RefusedException">The ticket does not hold, or the signature is not its device's.</exception>
    public Ticket Verify(string subprotocol, AuthenticateParameters parameters, TicketOffice tickets)
    {
        var ticket = tickets.Read(parameters.Ticket);
        if (parameters.Key.Thumbprint() != ticket.KeyThumbprint)
            throw Refuse("The ticket belongs to another device");
        if (!parameters.Key.Verify($"{subprotocol}\n{Nonce}\n{parameters.Ticket}", parameters.Signature))
            throw Refuse("The signature is not the device's over this connection's challenge");
        return ticket;
    }

    private static RefusedException Refuse(string why) => new(RefusalCode.TicketInvalid, $"{why}: join again from here.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Challenge))]
[JsonSerializable(typeof(AuthenticateParameters))]
internal sealed partial class AccessJson : JsonSerializerContext;
