using System.Buffers.Text;
using System.Text;

namespace Conference.Controller.Access.Signing;

/// <summary>A key with which the server signs tickets and host tokens.</summary>
internal sealed class SigningKey(string id, byte[] secret, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public byte[] Secret { get; } = secret;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The header of every ticket under this key, encoded. Its own type keeps tickets and tokens apart (RFC 8725, section 3.11).</summary>
    public string TicketHeader { get; } =
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"HS256","kid":"{{id}}","typ":"ticket+jwt"}"""));
}
