namespace CodeAct.Embodied.Agents.Models;

/// <summary>A language model that answers conversations.</summary>
public interface IChatModel
{
    /// <summary>The model's name at its endpoint.</summary>
    string Name { get; }

    /// <summary>How its endpoint wants to be spoken to.</summary>
    ModelProfile Profile { get; }

    /// <summary>The endpoint's address without user and query; null where nobody knows it.</summary>
    string? Endpoint { get; }

    /// <summary>Asks for the next message.</summary>
    /// <param name="onText">Is told the answer's text as it comes; null where nobody watches.</param>
    /// <exception cref="ChatModelException">There is no answer, after all that could be tried.</exception>
    Task<ChatAnswer> AskAsync(ChatRequest request, Action<string>? onText, CancellationToken cancellationToken);
}

/// <summary>Why a model gave no answer.</summary>
public enum ChatFailure
{
    /// <summary>Nobody answers at the address.</summary>
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>It has too much to do, or is out of order: status 408, 409, 429 or 5xx, again and again.</summary>
    Overloaded,

    /// <summary>It does not want the request: another status.</summary>
    Refused,

    /// <summary>The conversation is longer than the model's window.</summary>
    ContextTooLong,

    /// <summary>What it sent is no chat completion: HTML, cut JSON, no choice.</summary>
    BrokenAnswer,

    /// <summary>The answer broke off: the connection was closed or the stream ended without a finish reason.</summary>
    BrokenOff,

    /// <summary>It reported an error in the middle of the answer, or aborted it.</summary>
    Aborted,

    /// <summary>The request is not in the recording.</summary>
    NotRecorded,
}

/// <summary>A model gave no answer. The message says what happened and what to do.</summary>
public sealed class ChatModelException(ChatFailure failure, string message, Exception? inner = null) : CannotContinueException(message, inner)
{
    public ChatFailure Failure { get; } = failure;

    /// <summary>Requests that were sent.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>Whether asking again may help.</summary>
    public bool IsTransient => Failure is ChatFailure.BrokenAnswer or ChatFailure.BrokenOff or ChatFailure.Aborted;
}
