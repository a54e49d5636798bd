namespace Conference.Client.Rpc;

/// <summary>WebSocket close codes of the server, and what they ask of a client.</summary>
internal static class CloseCode
{
    public const int Normal = 1000;
    public const int Broken = 1006;
    public const int NotOurProtocol = 4400;
    public const int AuthenticationRefused = 4401;
    public const int Forbidden = 4403;
    public const int Replaced = 4409;
    public const int Gone = 4410;
    public const int MediaLost = 4503;

    /// <summary>Whether it is of use to connect again.</summary>
    public static bool MayComeBack(int code) => code is not (NotOurProtocol or AuthenticationRefused or Forbidden or Replaced or Gone);
}
