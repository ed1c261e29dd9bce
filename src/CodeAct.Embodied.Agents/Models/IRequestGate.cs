namespace CodeAct.Embodied.Agents.Models;

/// <summary>Holds requests to an endpoint up until it may take another: many episodes share it.</summary>
public interface IRequestGate
{
    /// <summary>Waits until a request may be sent.</summary>
    /// <returns>To be disposed of when it has been answered.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken);
}
