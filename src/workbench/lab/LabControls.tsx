import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { LabSettings } from '../../runner/lab/labSettings.ts';
import { labChoices, type LabOptions } from '../../simkernel/lab/labOptions.ts';
import type { LabFacts } from './labFacts.ts';

interface LabControlsProps {
  facts: Pick<LabFacts, 'releases' | 'examples'>;
  settings: LabSettings;
  ready: boolean;
  onChange?: (settings: LabSettings) => void;
  onExample?: (name: string) => void;
}

interface FieldProps {
  label: string;
  /** The control, which has to carry the id. */
  children: (id: string) => ComponentChildren;
}

function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <div class="whp-field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly string[];
  ready: boolean;
  onPick: (value: string) => void;
}

function Choice({ label, value, choices, ready, onPick }: ChoiceProps) {
  const all = choices.includes(value) ? choices : [...choices, value];
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value={value}
          disabled={!ready}
          onChange={(event) => onPick(event.currentTarget.value)}
        >
          {all.map((choice) => (
            <option key={choice} value={choice} selected={choice === value}>
              {choice}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SizeProps {
  label: string;
  name: 'deviceMib' | 'filePages';
  options: LabOptions;
  ready: boolean;
  onPick: (options: LabOptions) => void;
}

function Size({ label, name, options, ready, onPick }: SizeProps) {
  const { least, most } = labChoices[name];
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          min={least}
          max={most}
          value={options[name]}
          disabled={!ready}
          // A number within the bounds counts at once: the key that runs leaves the focus in the field.
          onInput={({ currentTarget: { valueAsNumber: value } }) => {
            if (Number.isInteger(value) && value >= least && value <= most) {
              onPick({ ...options, [name]: value });
            }
          }}
          onChange={({ currentTarget }) => {
            const wanted = Math.round(currentTarget.valueAsNumber) || least;
            const value = Math.min(Math.max(wanted, least), most);
            currentTarget.value = String(value);
            onPick({ ...options, [name]: value });
          }}
        />
      )}
    </Field>
  );
}

/** The release, the machine and the schedule that the lab's code runs on, and examples to start from. */
export function LabControls({ facts, settings, ready, onChange, onExample }: LabControlsProps) {
  const { release, options, schedule } = settings;
  const set = (part: Partial<LabSettings>) => onChange?.({ ...settings, ...part });
  const setOptions = (wanted: LabOptions) => set({ options: wanted });
  return (
    <fieldset class="whp-controls">
      <legend>What it runs on</legend>
      <Choice
        label="Linux"
        value={release}
        choices={facts.releases}
        ready={ready}
        onPick={(value) => set({ release: value })}
      />
      <Choice
        label="Device"
        value={options.device}
        choices={labChoices.device}
        ready={ready}
        onPick={(device) => setOptions({ ...options, device: device as LabOptions['device'] })}
      />
      <Choice
        label="File system"
        value={options.fileSystem}
        choices={labChoices.fileSystem}
        ready={ready && options.device === 'pmem'}
        onPick={(value) =>
          setOptions({ ...options, fileSystem: value as LabOptions['fileSystem'] })
        }
      />
      <Size
        label="Device, MiB"
        name="deviceMib"
        options={options}
        ready={ready && options.device !== 'none'}
        onPick={setOptions}
      />
      <Size
        label="File, pages"
        name="filePages"
        options={options}
        ready={ready && options.device === 'pmem' && options.fileSystem !== 'none'}
        onPick={setOptions}
      />
      <Field label="Schedule">
        {(id) => (
          <input
            id={id}
            type="text"
            value={schedule}
            disabled={!ready}
            placeholder="search"
            spellcheck={false}
            autocapitalize="off"
            onInput={(event) => set({ schedule: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
      <Field label="Example">
        {(id) => (
          <select
            id={id}
            value=""
            disabled={!ready}
            onChange={({ currentTarget }) => {
              onExample?.(currentTarget.value);
              currentTarget.value = '';
            }}
          >
            <option value="">start from…</option>
            {facts.examples.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </fieldset>
  );
}
