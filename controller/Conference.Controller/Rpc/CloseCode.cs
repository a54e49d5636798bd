using System.Net.WebSockets;
using Conference.Controller.Errors;

namespace Conference.Controller.Rpc;

/// <summary>WebSocket close codes; 4000 to 4999 are ours (RFC 6455, section 7.4.2).</summary>
internal static class CloseCode
{
    public const WebSocketCloseStatus GoingAway = WebSocketCloseStatus.EndpointUnavailable;
    public const WebSocketCloseStatus TooLarge = WebSocketCloseStatus.MessageTooBig;
    public const WebSocketCloseStatus NotOurProtocol = (WebSocketCloseStatus)4400;
    public const WebSocketCloseStatus AuthenticationRefused = (WebSocketCloseStatus)4401;
    public const WebSocketCloseStatus Forbidden = (WebSocketCloseStatus)4403;
    public const WebSocketCloseStatus TooSlow = (WebSocketCloseStatus)4408;
    public const WebSocketCloseStatus Replaced = (WebSocketCloseStatus)4409;
    public const WebSocketCloseStatus Gone = (WebSocketCloseStatus)4410;
    public const WebSocketCloseStatus MediaLost = (WebSocketCloseStatus)4503;

    /// <summary>How a connection ends whose <c>authenticate</c> was refused.</summary>
    public static WebSocketCloseStatus For(RefusalCode code) => code switch
    {
        RefusalCode.MeetingNotFound or RefusalCode.MeetingEnded or RefusalCode.ParticipantLeft => Gone,
        RefusalCode.MediaUnavailable or RefusalCode.MediaLost => MediaLost,
        RefusalCode.InLobby => Forbidden,
        RefusalCode.InternalError => GoingAway,
        _ => AuthenticationRefused,
    };
}
