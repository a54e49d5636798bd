namespace Conference.Controller.Media;

internal enum TransportDirection
{
    Send,
    Recv,
}
